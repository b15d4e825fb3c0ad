"""Plays in TEI as one serial: people recur by their ids, stage directions have them come and die, ghosts are marked."""

import re
from pathlib import Path

import pytest

from previously.story.story import Story, story_of

SHARED = Path(__file__).parents[3] / "shared" / "data" / "plays"
shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
PLAYS = ("richard-ii", "henry-iv-part-1", "henry-iv-part-2", "henry-v")
DEAD = {("Play 1 act 5.5", "richardii"), ("Play 2 act 5.3", "blunt"), ("Play 2 act 5.4", "hotspur")}
"""Who dies on the stage, by reading every direction of the four plays; so do two nameless murderers."""


def serial() -> Story:
    texts = {f"{name}.xml": (SHARED / f"{name}.xml").read_text("utf-8") for name in PLAYS}
    ids = dict.fromkeys(key for text in texts.values() for key in re.findall(r'<person[^>]*xml:id="(\w+)"', text))
    first = {one.partition("_")[0].lower(): one for one in reversed(ids)}
    cast = "".join(f"  {name}: {one}\n" for name, one in first.items())
    places = "".join(f"  {name}.xml: Play {number}\n" for number, name in enumerate(PLAYS, 1))
    head = f"title: Henry\npositions:\n  form: Play {{play}} act {{act}}\n{places}cast:\n{cast}"
    return story_of({"story.yaml": head, **texts})


@shared
def test_four_plays_are_one_serial_in_which_people_recur_and_die_once() -> None:
    story = serial()
    assert {part.at.partition(" act")[0] for part in story.canon.episodes} == {f"Play {n}" for n in range(1, 5)}
    where = {seen.scene.at.partition(" act")[0] for seen in story.canon.appearances_of("henryv")}
    assert where == {"Play 2", "Play 3", "Play 4"}
    assert {(one.at, one.who) for one in story.doings() if one.kind == "dies"} == DEAD
    assert not story.headspace("hotspur").alive
    assert story.headspace("falstaff").alive  # he falls down as if he were dead, and rises
    assert [one.code for one in story.check() if not one.code.startswith("PV0")] == []
    fights = {(one.at, one.who, one.to) for one in story.doings() if one.kind == "fights"}
    assert ("Play 2 act 5.4", "henryv", "hotspur") in fights


PLAY = """\
<TEI><text><body><div type="act"><div type="scene">
<stage who="#ann #joe" type="entrance">Enter Ann and Joe.</stage>
<sp who="#joe"><speaker>JOE</speaker><l>Hold! <stage>within</stage></l></sp>
<stage>{}</stage>
</div><div type="scene">
<stage who="#ann" type="entrance">Enter Ann.</stage>
<sp who="#joe"><speaker>GHOST</speaker><l>Remember me.</l></sp>
<stage who="#ann #joe" type="exit">They exit.</stage>
</div></div></body></text></TEI>
"""
HEAD = "title: x\npositions: Act {act}\ncast: {ann: Ann, joe: Joe, bea: Bea}\n"
MARKED = "Act 1:\n  scenes:\n    2: {ghosts: [joe]}\n"


@pytest.mark.parametrize(
    ("direction", "dies"),
    [
        ("He dies.", True),
        ("They fight. Ann kills Joe.", True),
        ("They fight; Joe falls and dies.", True),
        ("Joe is slain.", True),
        ("Ann stabbeth Joe; he falls down as if he were dead.", False),
        ("Joe, aside.", False),
        ("Ann killeth Joe.", True),
        ("Joe falls asleep.", False),
    ],
)
def test_a_death_in_a_direction_is_found_when_the_dead_speak_and_a_ghost_is_no_fault(
    direction: str, dies: bool
) -> None:
    files = {"story.yaml": HEAD, "play.xml": PLAY.format(direction)}
    bare, marked = story_of(files), story_of({**files, "s01.yaml": MARKED})
    assert [one.at for one in bare.check() if one.code == "PV101"] == (["Act 1.2"] if dies else [])
    assert not [one for one in marked.check() if one.code.startswith("PV1")]
    assert [scene.present for scene in bare.canon.scenes()] == [("joe", "ann"), ("joe", "ann")]
