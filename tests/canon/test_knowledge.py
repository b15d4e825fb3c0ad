"""Who believes what, since when, how, and from whom."""

import pytest

import previously as pv
from previously.canon.knowledge import Knowledge
from previously.canon.log import Canon

STORY = "title: Harbour\nclock: {episode: 4}\ncast: {mara: Mara, joe: Joe, ann: Ann}\nfacts: {scarf: basket}\n"


def canon(*lines: str, more: str = "") -> Canon:
    """One scene of these lines, or the season given."""
    season = more or "S01E01:\n  scenes:\n    1:\n      lines:\n" + "".join(f'        - "{line}"\n' for line in lines)
    return pv.story_of({"story.yaml": STORY, "s01.yaml": season}).canon


def believed(told: Canon, who: str, fact: str, at: str | None = None) -> tuple[str, str, str] | None:
    """The value somebody believes, how, and from whom."""
    belief = told.knowledge.belief(who, fact, told.moment(at).key)
    return (belief.value, belief.how, belief.told_by) if belief else None


def so(told: Canon, fact: str, at: str | None = None) -> str | None:
    return told.knowledge.value(fact, told.moment(at).key)


def test_what_is_so_from_the_start_nobody_knows_of() -> None:
    told = canon("Mara drinks")
    assert so(told, "scarf") == "basket"
    assert believed(told, "mara", "scarf") is None
    assert told.knowledge.facts() == ("scarf",)


@pytest.mark.parametrize(
    ("line", "who", "how"),
    [
        ("Mara hides the scarf; sets scarf = sea", "mara", ("sea", "did", "")),
        ("Mara hides the scarf; sets scarf = sea; witnessed by Joe", "joe", ("sea", "witnessed", "")),
        ("Mara tells Joe; sets scarf = sea", "joe", ("sea", "told", "mara")),
        ("Mara confesses to Joe; reveals secret", "joe", None),
        ("Mara finds the scarf; sets scarf = sea; with Joe", "joe", ("sea", "witnessed", "")),
        ("Mara learns it; sets scarf = sea; from Joe", "mara", ("sea", "learned", "joe")),
        ("Mara tells Joe; sets scarf = sea", "ann", None),
        ("Mara lies to Joe; sets scarf = sea", "joe", ("sea", "lied to", "mara")),
        ("Mara lies to Joe; sets scarf = sea", "mara", None),
    ],
)
def test_how_it_is_known(line: str, who: str, how: tuple[str, str, str] | None) -> None:
    assert believed(canon(line), who, "scarf") == how


def test_reveals_is_that_it_is_true() -> None:
    told = canon("Mara confesses to Joe; reveals Reva Killer")
    assert so(told, "reva-killer") == "true"
    assert believed(told, "joe", "reva-killer") == ("true", "told", "mara")


def test_a_lie_changes_what_is_believed_and_not_what_is_so() -> None:
    told = canon("Mara hides it; sets scarf = sea", "Mara lies to Joe; sets scarf = attic")
    assert so(told, "scarf") == "sea"
    assert believed(told, "joe", "scarf") == ("attic", "lied to", "mara")
    assert not told.knowledge.knows("joe", "scarf", told.moment().key)
    assert told.knowledge.knows("mara", "scarf", told.moment().key)


SEASON = """\
S01E01:
  scenes:
    1:
      lines:
        - Mara hides the scarf; sets scarf = basket; witnessed by Ann
    2:
      lines:
        - Joe finds the scarf; sets scarf = pocket
    3:
      lines:
        - Joe tells Ann; sets scarf = pocket
S01E02:
  scenes:
    1:
      lines:
        - Mara learns scarf; from Ann
    2:
      flashback: -30
      lines:
        - Ann hides the key; sets key = sea; witnessed by Joe
    3:
      vision: true
      lines:
        - Mara finds the scarf; sets scarf = fire
"""


def test_the_others_go_on_believing_what_they_did() -> None:
    told = canon(more=SEASON)
    assert believed(told, "mara", "scarf", "S01E01") == ("basket", "did", "")
    assert so(told, "scarf", "S01E01") == "pocket"
    assert believed(told, "ann", "scarf", "S01E01.2") == ("basket", "witnessed", "")
    assert believed(told, "ann", "scarf", "S01E01.3") == ("pocket", "told", "joe")


def test_to_learn_a_fact_by_its_name_is_to_believe_what_is_so() -> None:
    assert believed(canon(more=SEASON), "mara", "scarf", "S01E02") == ("pocket", "learned", "ann")


def test_a_flashback_was_known_all_along() -> None:
    told = canon(more=SEASON)
    assert believed(told, "joe", "key", "S01E01.1") == ("sea", "witnessed", "")
    assert so(told, "key", "S01E01.1") == "sea"


def test_what_is_dreamt_is_not_so() -> None:
    assert so(canon(more=SEASON), "scarf") == "pocket"


def test_everything_somebody_believes() -> None:
    told = canon(more=SEASON)
    known = told.knowledge.known_by("ann", told.moment().key)
    assert {(belief.fact, belief.value) for belief in known} == {("scarf", "pocket"), ("key", "sea")}
    assert told.knowledge.known_by("mara", told.opening("S01E01")) == ()


def test_a_headspace_knows_what_is_so_and_not_what_was() -> None:
    story = pv.story_of({"story.yaml": STORY, "s01.yaml": SEASON})
    assert story.headspace("Joe", at="S01E01").knows == ("key", "scarf")
    assert story.headspace("Mara", at="S01E01").knows == ()
    assert story.headspace("Mara").knows == ("scarf",)


def test_no_events_no_facts() -> None:
    assert Knowledge([]).facts() == ()
