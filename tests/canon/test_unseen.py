"""What is done behind somebody's back reaches them when they learn of it."""

import pytest

import previously as pv

STORY = {
    "story.yaml": "cast: {ann: Ann, ben: {name: Ben, bonds: {ann: 0.8}}, cal: Cal}\n",
    "s01.yaml": """\
S01E01:
  scenes:
    1:
      present: [ann, cal]
      lines:
        - Ann betrays Ben; sets letter = sold
S01E02:
  scenes:
    1:
      present: [ben, cal]
      lines:
        - Cal tells Ben; sets letter = sold
""",
}


def trust(at: str) -> pv.Bond:
    return pv.story_of(STORY).headspace("ben", at=at).bond("ann")


def test_a_betrayal_behind_his_back_is_nothing_to_him_yet() -> None:
    assert trust("S01E01") == pv.Bond(0.9, 0.0)
    assert not pv.story_of(STORY).headspace("ben", at="S01E01").wounds


def test_it_lands_when_he_learns_of_it() -> None:
    assert trust("S01E02").trust < 0.5
    assert trust("S01E02").betrayal > 0.5
    (wound,) = pv.story_of(STORY).headspace("ben", at="S01E02").wounds
    assert wound.id == "S01E01.1/1"


def test_whoever_is_there_knows_it_at_once() -> None:
    there = STORY["s01.yaml"].replace("[ann, cal]", "[ann, ben]")
    assert pv.story_of({**STORY, "s01.yaml": there}).headspace("ben", at="S01E01").bond("ann").trust < 0.5


INSULTED = """\
S01E01:
  scenes:
    1:
      place: boathouse
      present: [ann]
      lines:
        - {line}
"""
NOT_HEARD = (
    "Ann insults Ben",
    "Ann threatens Ben; bad",
    "Ann makes fun of Ben",
    "Ann calls Ben a coward",
    "Ann gossips about Ben",
    "Ann swears at Ben",
    "Ann shouts at Ben",
    "Ann accuses Ben of theft",
    "Ann rejects Ben",
    "Ann praises Ben",
    "Ann forgives Ben",
)
HEARD = ("Ann insults Ben by letter", "Ann threatens Ben on the phone")


def alone(line: str, present: str = "[ann]") -> pv.Headspace:
    text = INSULTED.format(line=line).replace("[ann]", present)
    return pv.story_of({**STORY, "s01.yaml": text}).headspace("ben", at="S01E01")


@pytest.mark.parametrize("line", NOT_HEARD)
def test_what_is_said_to_nobody_s_face_reaches_nobody(line: str) -> None:
    away, there = alone(line), alone(line, "[ann, ben]")
    assert away.bond("ann") == pv.Bond(0.9, 0.0)
    assert not any(away.emotions.values())
    assert any(there.emotions.values())


@pytest.mark.parametrize("line", HEARD)
def test_what_is_sent_reaches_somebody_elsewhere(line: str) -> None:
    assert alone(line).bond("ann").trust < 0.9


def test_it_lands_when_an_address_says_what_he_learns_of() -> None:
    told = STORY["s01.yaml"].replace("Cal tells Ben; sets letter = sold", "Ben learns about Ann because of S01E01.1/1")
    assert pv.story_of({**STORY, "s01.yaml": told}).headspace("ben", at="S01E02").bond("ann").trust < 0.5
