"""What somebody is only told of reaches them as if a line had done it."""

import pytest

import previously as pv
from tests.stories import story

CAST = """title: Harbour
cast:
  mara: {name: Mara, pronouns: she, bonds: {joe: 0.6, sam: 0.8}}
  joe: {name: Joe, pronouns: he}
  sam: {name: Sam, pronouns: he}
  ann: {name: Ann, pronouns: she}
"""


def mara(*lines: str, present: str = "mara, ann") -> pv.Headspace:
    """Mara after these lines, of which each `+` begins a scene where Joe and Sam are there too."""
    rows = "".join(f"        - {line}\n" for line in lines if line[0] != "+")
    met = "".join(f"    2: {{present: [mara, joe, sam], lines: [{line[1:]}]}}\n" for line in lines if line[0] == "+")
    text = f"S01E01:\n  scenes:\n    1:\n      present: [{present}]\n      lines:\n{rows}{met}"
    return story(text, cast=CAST).headspace("mara")


def test_who_finds_out_that_she_was_wronged_is_hurt_and_trusts_less() -> None:
    before = mara("Ann cooks").bond("joe").trust
    for line in (
        "Mara finds out that Joe sold her drawings",
        "Mara discovers Joe's betrayal",
        "Ann lies to Mara that Joe sold out Mara",
    ):
        after = mara(line)
        assert after.wounds, line
        assert after.bond("joe").trust < before - 0.1, line


def test_what_is_denied_or_asked_or_done_already_is_no_news() -> None:
    for line in ("Joe denies that Joe betrayed Mara", "Ann asks Mara whether Joe betrayed her"):
        assert not mara(line).wounds, line
    done = mara("Joe betrays Mara", present="mara, joe")
    again = mara("Joe betrays Mara", "Mara finds out that Joe betrayed her", present="mara, joe")
    assert len(again.wounds) == len(done.wounds) == 1


def test_a_death_she_is_only_told_of_is_grieved_for_until_he_is_there() -> None:
    told = "Ann tells Mara that Sam was killed at sea"
    assert mara(told).grief > 0.5
    assert mara(told).grief == mara(told, told).grief
    assert mara(told, "Ann tells Mara that Sam is alive").grief == 0.0
    assert mara(told, "+Sam hugs Joe").grief == 0.0
    assert mara("Ann tells Mara that Ann's dog died").grief == 0.0


@pytest.mark.parametrize(
    "line",
    [
        "Joe tells Mara that she is fired",
        "Joe tells Mara that her house burned down",
        "Mara learns that she failed the exam",
        "The doctor tells Mara that she has cancer",
        "Ann tells Mara that Joe is dying",
        "Ann tells Mara that Sam was hurt in an accident",
        "Ann tells Mara that Sam tried to kill himself",
        "Ann tells Mara that Joe plans to kill Sam",
    ],
)
def test_what_has_befallen_or_threatens_somebody_is_felt_when_it_is_told(line: str) -> None:
    assert mara(line).hurt > mara("Ann tells Mara a story").hurt + 0.1
    assert mara(line, "Ann cooks").lift < 0.15


def test_what_is_sure_to_come_is_felt_before_it_comes_and_less_than_once_it_has() -> None:
    told, coming = (mara(f"Sam tells Mara that she {what} her home").hurt for what in ("has lost", "will lose"))
    assert told > coming > 0.2
    assert mara("Sam tells Mara that she wants to win").lift == mara("Sam tells Mara a story").lift


def test_good_news_lifts_and_nobody_hears_news_of_what_she_did_herself() -> None:
    quiet = mara("Sam tells Mara a story").lift
    for line in ("she has won the prize", "Joe loves her", "Joe has forgiven her", "Joe has recovered"):
        assert mara(f"Sam tells Mara that {line}").lift > quiet, line
    assert not mara("Sam tells Mara that she betrayed Joe").wounds
    assert mara("Mara realizes that she loves Sam").lift > quiet + 0.2, "but of whom she loves"


def test_a_lie_that_is_found_out_is_a_betrayal() -> None:
    assert mara("Mara discovers that Joe has been lying to her for years").hurt > 0.3


def test_the_end_of_the_place_they_are_at_is_a_loss_to_whoever_hears_of_it() -> None:
    at = "S01E01: {scenes: {1: {place: the office, present: [mara, ann, joe], lines: [%s]}}}\n"
    closing, elsewhere, night = (
        story(at % line, cast=CAST)
        for line in (
            "Ann announces that the office will be closed",
            "Ann announces that the school will be closed",
            "Ann announces that the office closes at six",
        )
    )
    assert closing.headspace("mara").hurt > 0.2 < closing.headspace("joe").hurt
    assert closing.headspace("ann").hurt == elsewhere.headspace("mara").hurt == night.headspace("mara").hurt == 0.0


def test_to_worry_about_somebody_does_him_no_harm() -> None:
    worried = mara("Mara is worried about Sam")
    assert worried.emotions["fear"] > 0.1
    assert worried.bond("sam").trust == mara("Ann cooks").bond("sam").trust
