"""What somebody is only told of reaches them as if a line had done it."""

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
