"""Who is in a scene of a script: against scenes that somebody read, alike in every format, and never a false alarm."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from previously.core.passage import Passage
from previously.story.first.first_story import first_story
from previously.story.story import Story, story_of
from tests.formats.test_final_draft import PARAGRAPHS, fdx
from tests.formats.test_manuscripts import docx, opened

SHARED = Path(__file__).parents[3] / "shared" / "data"
shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
CAPITALS = re.compile(r"\b[A-Z][A-Z]+(?:[. ]+[A-Z][A-Z]+)*\b")
READ = {
    "scripts/storyboarder.fdx": [
        [], [4, 18, 6], [18], [18, 4], [18], [], [4, 18], [24, 11, 12, 13, 4, 18], [18, 15, 16, 17, 24], [18, 19], [18],
        [13, 4], [4, 18], [18, 17, 24], [18], [24, 4, 18], [19, 24], [18, 19, 24], [4, 13], [4, 13, 24], [18, 4],
        [24, 11], [24, 13], [18], [13, 4], [18], [4, 13], [24], [4, 13, 24, 18, 11], [11, 13, 24, 4, 18],
    ],
    "scripts/half.fountain": [
        [], [2, 4], [5, 2, 4, 6, 8, 9, 10, 11], [6, 2, 4, 12, 9, 10], [6, 2], [6, 2], [], [6, 2, 10, 8], [],
    ],
}  # fmt: skip
"""Who is bodily there, scene by scene, by a reader: the how-manieth of what the script writes in capitals or cues."""


def written(passage: Passage) -> Sequence[str]:
    """What a passage writes in capitals: its cue, or words of its action."""
    if passage.kind == "dialogue":
        return [passage.speaker.upper()]
    return CAPITALS.findall(passage.text) if passage.kind == "action" and not passage.speaker else []


def gold(path: str) -> tuple[str, list[set[str]]]:
    """A script, and who is in each of its scenes."""
    text = (SHARED / path).read_text("utf-8-sig")
    if path not in READ:
        scenes = json.loads((SHARED / "scripts" / "gold-living.json").read_text("utf-8"))["scenes"]
        return text, [set(scene["present"]) for scene in scenes]
    passages = story_of({"story.yaml": "title: x\n", f"s01e01{Path(path).suffix}": text}).passages()
    names = list(dict.fromkeys(name for passage in passages for name in written(passage)))
    return text, [{names[number] for number in scene} for scene in READ[path]]


@shared
@pytest.mark.parametrize("path", ["scripts/living.fountain", *READ])
def test_who_is_there_is_who_a_reader_has_there(path: str) -> None:
    text, scenes = gold(path)
    names = sorted(set().union(*scenes) | {"HARRY", "BURTON"})  # the two are heard, or on a photo, in one of them
    cast = "".join(f"  p{number}: {name.title()}\n" for number, name in enumerate(names))
    story = story_of({"story.yaml": f"title: x\ncast:\n{cast}", f"s01e01{Path(path).suffix}": text})
    found = [{names[int(who[1:])] for who in scene.present} for scene in story.canon.scenes()]
    right = sum(len(one & other) for one, other in zip(found, scenes, strict=True))
    assert right / sum(map(len, found)) >= 0.98
    assert right / sum(map(len, scenes)) >= 0.98


@shared
def test_no_public_script_or_play_has_a_false_alarm() -> None:
    kinds = ("scripts/*.fountain", "scripts/[su]*.fdx", "fountain/*/*.fountain", "plays/henry-iv-part-1.xml")
    scripts = [path for kind in kinds for path in sorted(SHARED.glob(kind))]
    assert len(scripts) >= 20
    for path in scripts:
        files = {f"s01e01{path.suffix}": path.read_text("utf-8-sig")}
        story = story_of({"story.yaml": first_story(files, prose=False, name="x").text, **files})
        assert [(path.name, one.code) for one in story.check() if not one.code.startswith("PV0")] == []


MORE = [
    ("Scene Heading", "INT. QUAY - NIGHT"),
    ("Action", "Ann strangles Joe until he is dead. Mara watches."),
    ("Scene Heading", "EXT. STREET - DAY"),
    ("Action", "Mara stares at a photo of Ann."),
    ("Character", "JOE (O.S.)"),
    ("Dialogue", "Wait!"),
]


def fountain(paragraphs: Sequence[tuple[str, str]]) -> str:
    marks = {"Scene Heading": "\n.", "Character": "\n@", "Dialogue": "", "Parenthetical": "", "Transition": "\n> "}
    return "".join(f"{marks.get(style, chr(10) + '!')}{text}\n" for style, text in paragraphs)


def test_one_script_in_three_formats_has_the_same_scenes_cues_presence_and_findings(tmp_path: Path) -> None:
    head = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
    script = [*PARAGRAPHS, *MORE]
    stories = [
        opened(tmp_path, {"story.yaml": head.encode(), "s01e01.docx": docx(script)}),
        story_of({"story.yaml": head, "s01e01.fdx": fdx(script)}),
        story_of({"story.yaml": head, "s01e01.fountain": fountain(script)}),
    ]
    one, *others = [shape(story) for story in stories]
    assert all(other == one for other in others)
    assert one["present"][-2:] == [("ann", "mara", "joe"), ("mara",)]
    assert one["codes"].count(("PV101", "joe")) == 1


def shape(story: Story) -> Mapping[str, list[object]]:
    texts = [at.read.text for part in story.canon.episodes for at in part.placed]
    return {
        "scenes": [(scene.at, scene.place) for scene in story.canon.scenes()],
        "present": [scene.present for scene in story.canon.scenes()],
        "cues": [(cue.name, cue.speaks, cue.there) for text in texts for cue in text.cues],
        "doings": [(one.at, one.kind, one.who, one.to) for one in story.doings()],
        "codes": [(one.code, one.character) for one in story.check()],
    }
