"""Who mourns or misses somebody, or tells of them, has them back before it is worked through; what is glad is glad."""

import pytest

import previously as pv
from previously.questions.words import mood_words
from tests.stories import story

CAST = """\
title: Harbour
cast:
  mara: {name: Mara, pronouns: she, bonds: {ann: 0.8}}
  ann: {name: Ann, pronouns: she, bonds: {mara: 0.8}}
  joe: {name: Joe, pronouns: he}
before: [{day: -900, told: S01E01, place: ward, line: Mara loses her father}]
"""


def after(*lines: str, who: str = "mara", present: str = "[mara, ann, joe]") -> pv.Headspace:
    """Somebody after one scene of these lines."""
    told = "".join(f"\n        - {line}" for line in lines)
    return story(f"S01E01:\n  scenes:\n    1:\n      present: {present}\n      lines:{told}\n", cast=CAST).headspace(
        who
    )


@pytest.mark.parametrize(
    "line", ["Mara mourns her father", "Mara misses her father", "Mara confides in Joe about father"]
)
def test_a_loss_of_years_ago_weighs_where_it_is_spoken_of(line: str) -> None:
    space = after(line, present="[mara, joe]")
    assert "Mara loses her father" in [one.event.text for one in space.reasons("hurt") if one.event]
    assert space.hurt > after("Mara meets Joe", present="[mara, joe]").hurt + 0.1


def test_who_listens_is_not_what_it_is_about() -> None:
    lines = "Joe insults Mara", "Mara confides in Joe about father"
    told = {one.event.text: one.share for one in after(*lines).reasons("hurt") if one.event}
    alone = {one.event.text: one.share for one in after("Joe insults Mara").reasons("hurt") if one.event}
    assert told["Mara loses her father"] > 0.0
    assert told["Joe insults Mara"] <= alone["Joe insults Mara"]


def test_to_miss_somebody_is_not_to_fall_in_love() -> None:
    space = after("Mara misses Joe")
    assert space.lift <= after("Mara meets Joe").lift
    assert "joe" not in {drive.target for drive in space.drives}


@pytest.mark.parametrize("line", ["Mara weeps for joy", "Mara cries tears of joy", "Mara holds her newborn"])
def test_what_moves_to_tears_of_joy_lifts(line: str) -> None:
    glad = after(line)
    assert glad.lift > after("Mara meets Joe").lift + 0.1
    assert glad.hurt < 0.1 < after("Mara weeps").hurt


def test_a_quarrel_weighs_more_the_nearer_the_other_is() -> None:
    near, far = (
        after("Mara quarrels with Ann", present="[mara, ann]"),
        after("Mara quarrels with Joe", present="[mara, joe]"),
    )
    assert near.emotions["distress"] > 1.5 * far.emotions["distress"] > 0.0


def test_what_is_confessed_is_not_done_again() -> None:
    lines = "Mara confesses to Ann that she loves Joe", "Mara confesses to Ann that she slapped Joe"
    joe = after(*lines, who="joe", present="[mara, ann]")
    assert not joe.joys
    assert not joe.wounds


def test_a_house_is_more_than_a_gift() -> None:
    assert after("Joe gives Mara the house").lift > after("Joe gives Mara a pencil").lift + 0.1


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ((0.02, -0.3, -0.3), "subdued"),
        ((-0.02, 0.2, -0.3), "tense"),
        ((0.05, -0.3, 0.2), "composed"),
        ((0.0, 0.2, 0.1), "slightly keyed up"),
        ((0.3, 0.3, 0.1), "exuberant"),
        ((-0.3, -0.1, -0.7), "very downcast"),
        ((0.05, 0.0, 0.0), "even"),
    ],
)
def test_a_mood_neither_good_nor_bad_is_called_by_what_else_it_is(mood: tuple[float, float, float], said: str) -> None:
    assert mood_words(mood) == said
