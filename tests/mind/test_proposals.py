"""A proposal is a hope: the answer decides whether it was a joy."""

import pytest

import previously as pv

CAST = "cast: {tom: {name: Tom, pronouns: he}, nell: {name: Nell, pronouns: she}, ann: {name: Ann, pronouns: she}}"


def tom_after(*lines: str) -> pv.Headspace:
    told = "".join(f"        - {line}\n" for line in lines)
    scene = f"S01E01:\n  scenes:\n    1:\n      present: [tom, nell, ann]\n      lines:\n{told}"
    return pv.story_of({"story.yaml": CAST, "s01.yaml": scene}).headspace("tom", "S01E01.1")


@pytest.mark.parametrize("answer", ["Nell says yes", "Nell accepts", "Nell accepts Tom's proposal"])
def test_taken_it_lifts(answer: str) -> None:
    hoping, taken = tom_after("Tom proposes to Nell"), tom_after("Tom proposes to Nell", answer)
    assert taken.lift > hoping.lift + 0.2
    assert taken.emotions["satisfaction"] > 0.2


@pytest.mark.parametrize("answer", ["Nell says no", "Nell turns down Tom's proposal", "Nell rejects Tom"])
def test_turned_down_it_hurts(answer: str) -> None:
    hoping, refused = tom_after("Tom proposes to Nell"), tom_after("Tom proposes to Nell", answer)
    assert refused.hurt > hoping.hurt + 0.3
    assert refused.emotions["disappointment"] > 0.2
    assert refused.lift <= hoping.lift


@pytest.mark.parametrize("answer", ["Nell says no", "Nell says yes"])
def test_an_answer_is_given_once(answer: str) -> None:
    answered = ("Tom proposes to Nell", answer)
    again = tom_after(*answered, "Ann asks Nell for salt", "Nell agrees to help").emotions["satisfaction"]
    assert again == tom_after(*answered, "Ann asks Nell for salt", "Ann waits").emotions["satisfaction"]


def test_only_who_is_asked_can_answer() -> None:
    asked = ("Tom proposes to Nell",)
    assert tom_after(*asked, "Ann says yes").lift == tom_after(*asked, "Ann waits").lift
