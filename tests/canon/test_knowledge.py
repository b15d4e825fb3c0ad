"""Who believes what, since when, how, and from whom."""

import pytest

import previously as pv
from previously.canon.knowledge.knowledge import Knowledge
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
        ("Mara overhears Joe; sets scarf = sea", "mara", ("sea", "overheard", "joe")),
        ("Mara overhears it; sets scarf = sea; from Ann", "mara", ("sea", "overheard", "ann")),
        ("Mara hides scarf from Joe; sets scarf = sea; with Ann", "ann", ("sea", "witnessed", "")),
        ("Mara hides scarf from Joe; sets scarf = sea; with Joe", "joe", None),
        ("Mara hides it; sets scarf = sea; from Joe; witnessed by Joe", "joe", None),
        ("Mara learns scarf from Joe", "mara", ("basket", "learned", "joe")),
        ("Mara learns from Joe; sets scarf = sea", "mara", ("sea", "learned", "joe")),
        ("Mara overhears scarf from Ann", "mara", ("basket", "overheard", "ann")),
        ("Mara reveals it; sets scarf = sea; witnessed by Joe", "joe", ("sea", "told", "mara")),
        ("Mara reveals it; sets scarf = sea", "mara", ("sea", "did", "")),
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


def scene(*lines: str, present: str = "[mara, joe, ann]") -> Canon:
    """One scene whose company is listed."""
    rows = "".join(f"        - {line}\n" for line in lines)
    return canon(more=f"S01E01:\n  scenes:\n    1:\n      present: {present}\n      lines:\n{rows}")


@pytest.mark.parametrize(
    ("lines", "knowing"),
    [
        (["Mara hides it; sets scarf = sea"], {"mara", "joe", "ann"}),
        (["Joe exits", "Mara hides it; sets scarf = sea"], {"mara", "ann"}),
        (["Joe exits with Ann", "Mara hides it; sets scarf = sea"], {"mara"}),
        (["Joe exits with Ann", "Joe enters", "Mara hides it; sets scarf = sea"], {"mara", "joe"}),
        (["Joe exits with Ann", "Joe enters with Ann", "Mara hides it; sets scarf = sea"], {"mara", "joe", "ann"}),
        (["Mara hides it; sets scarf = sea", "Joe exits"], {"mara", "joe", "ann"}),
        (["Mara kills Joe", "Mara hides it; sets scarf = sea"], {"mara", "ann"}),
        (["Joe seems to die", "Mara hides it; sets scarf = sea"], {"mara", "joe", "ann"}),
    ],
)
def test_whoever_is_in_the_room_at_that_line_knows(lines: list[str], knowing: set[str]) -> None:
    told = scene(*lines)
    assert {belief.who for belief in told.knowledge.believers("scarf", told.moment().key)} == knowing


def test_who_is_not_in_the_scene_does_not_know() -> None:
    told = scene("Mara hides it; sets scarf = sea", present="[mara, joe]")
    assert believed(told, "ann", "scarf") is None
    haunted = scene("Mara hides it; sets scarf = sea", present="[mara, ann]\n      ghosts: [ann]")
    assert believed(haunted, "ann", "scarf") is None


GOOD_FAITH = """\
S01E01:
  scenes:
    1:
      lines:
        - Mara hides it; sets scarf = sea
        - Mara lies to Joe; sets scarf = attic
    2:
      lines:
        - Joe tells Ann; sets scarf = attic; witnessed by Mara
    3:
      lines:
        - Mara learns scarf; from Ann
"""


def test_who_passes_on_a_lie_in_good_faith_makes_nothing_so() -> None:
    told = canon(more=GOOD_FAITH)
    assert so(told, "scarf") == "sea"
    assert believed(told, "ann", "scarf") == ("attic", "told", "joe")
    assert believed(told, "mara", "scarf", "S01E01.2") == ("sea", "did", "")  # she knows better
    assert believed(told, "mara", "scarf") == ("attic", "learned", "ann")


def test_who_is_told_what_they_know_goes_on_knowing_it_since_then() -> None:
    told = canon("Mara hides it; sets scarf = sea", "Joe tells Mara; sets scarf = Sea")
    belief = told.knowledge.belief("mara", "scarf", told.moment().key)
    assert belief is not None
    assert (belief.how, belief.event.id) == ("did", "S01E01.1/1")


def test_a_lie_that_comes_true_is_known_from_then_on() -> None:
    told = canon("Mara lies to Joe; sets scarf = sea", "Mara hides it; sets scarf = sea; witnessed by Joe")
    assert believed(told, "joe", "scarf") == ("sea", "witnessed", "")


def test_two_words_for_one_person_are_one_value() -> None:
    told = canon("Mara tells Joe; sets thief = ann", "Joe tells Mara; sets thief = Ann")
    assert told.knowledge.knows("joe", "thief", told.moment().key)
    assert so(told, "thief") == "ann"


ANEW = """\
S01E01:
  scenes:
    1:
      lines:
        - Joe kills Ann; sets killer = Joe; witnessed by Mara
S01E02:
  scenes:
    1:
      present: [mara, joe]
      lines:
        - Mara drinks
S01E03:
  scenes:
    1:
      present: [joe]
      lines:
        - Mara kills Ann; retells S01E01.1/1; sets killer = Mara
"""


def test_what_an_event_really_was_was_so_all_along_and_its_parties_knew() -> None:
    told = canon(more=ANEW)
    assert so(told, "killer", "S01E02") == "Mara"
    assert believed(told, "mara", "killer", "S01E02") == ("Mara", "did", "")
    assert believed(told, "joe", "killer", "S01E02") == ("Joe", "did", "")
    assert believed(told, "joe", "killer") == ("Mara", "witnessed", "")


def test_retellings_that_go_round_in_a_circle_come_to_an_end() -> None:
    told = canon("Mara hides it; sets x = 1; retells S01E01.1/2", "Joe hides it; sets x = 2; retells S01E01.1/1")
    assert so(told, "x") is None
    assert believed(told, "mara", "x") is not None


@pytest.mark.parametrize(
    ("line", "hears"),
    [
        ("Mara whispers to Joe; sets scarf = sea", {"joe"}),
        ("Mara tells Joe in private; sets scarf = sea", {"joe"}),
        ("Mara tells Joe; sets scarf = sea; in private", {"joe"}),
        ("Mara writes to Joe; sets scarf = sea", {"joe"}),
        ("Mara tells Joe by letter; sets scarf = sea", {"joe"}),
        ("Mara texts Joe; sets scarf = sea", {"joe"}),
        ("Mara tells Joe; sets scarf = sea", {"joe", "ann"}),
        ("Mara reveals it; sets scarf = sea", {"joe", "ann"}),
    ],
)
def test_what_is_said_in_private_only_its_hearers_hear(line: str, hears: set[str]) -> None:
    told = canon(more=f'S01E01:\n  scenes:\n    1:\n      present: [mara, joe, ann]\n      lines: ["{line}"]\n')
    assert {who for who in ("joe", "ann") if believed(told, who, "scarf")} == hears


def test_who_overhears_hears_it_all_the_same() -> None:
    scene = "{present: [mara, joe, ann], overheard by: [ann], lines: [Mara whispers to Joe; sets scarf = sea]}"
    told = canon(more=f"S01E01: {{scenes: {{1: {scene}}}}}\n")
    assert believed(told, "ann", "scarf") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Mara learns it; because of S01E01.1/1",
        "Mara learns that Joe betrayed her",
        "Ann tells Mara that Joe betrayed her",
    ],
)
def test_who_hears_of_a_deed_is_reached_by_it(line: str) -> None:
    people = "{mara: {name: Mara, pronouns: she, bonds: {joe: 0.8}}, joe: {name: Joe, pronouns: he}, ann: Ann}"
    cast = f"title: Harbour\nclock: {{episode: 4}}\ncast: {people}\n"
    season = (
        "S01E01: {scenes: {1: {present: [joe, ann], lines: [Joe betrays Mara]}}}\n"
        f'S01E02: {{scenes: {{1: {{present: [mara, ann], lines: ["{line}"]}}}}}}\n'
    )
    story = pv.story_of({"story.yaml": cast, "s01.yaml": season})
    before, after = (story.headspace("mara", at=at).bonds["joe"].trust for at in ("S01E01", "S01E02"))
    assert after < before - 0.2
