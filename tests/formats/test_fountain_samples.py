"""Public sample scripts: what is counted in them by hand, and that they come back as they were."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from previously.formats.fountain.scan import Element, scan, write

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "fountain"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the public sample scripts are not beside this folder")

# (scenes, cues, notes), counted by hand
COUNTS = {
    "cyber_bob/Cyber_Bob_ep00001.fountain": (3, 35, 2),
    "cyber_bob/Cyber_Bob_epWinDebateAgainstLincoln.fountain": (3, 73, 1),
    "fountain-py/coffee_shop.fountain": (1, 6, 1),
    "fountain-py/simple_script.fountain": (1, 6, 0),
    "spec-samples/Boneyard.fountain": (0, 0, 0),
    "spec-samples/Brick And Steel.txt": (8, 20, 0),
    "spec-samples/Dialogue.fountain": (0, 12, 0),
    "spec-samples/DualDialogue.fountain": (0, 2, 0),
    "spec-samples/ForcedElements.fountain": (0, 2, 0),
    "spec-samples/Indenting.fountain": (1, 2, 0),
    "spec-samples/MultilineAction.fountain": (0, 0, 0),
    "spec-samples/Notes.fountain": (0, 0, 3),
    "spec-samples/SceneHeaders.fountain": (16, 0, 0),  # of the two together neither, as Fountain's own tests have it
    "spec-samples/SceneNumbers.fountain": (7, 0, 0),
    "spec-samples/Sections-Complex.fountain": (2, 0, 0),
    "spec-samples/Simple.fountain": (3, 1, 2),
    "wildwinter/Action.fountain": (0, 1, 0),
    "wildwinter/Boneyards.fountain": (1, 1, 0),
    "wildwinter/Character.fountain": (0, 16, 0),  # 3CPO too: its file says no, the specification asks for one letter
    "wildwinter/Dialogue.fountain": (0, 4, 0),
    "wildwinter/LineBreaks.fountain": (2, 5, 0),  # SCANNING THE AISLES… too, which is why the file forces it after
    "wildwinter/Lyrics.fountain": (0, 2, 0),
    "wildwinter/Notes.fountain": (1, 1, 3),
    "wildwinter/Parenthetical.fountain": (0, 4, 0),
    "wildwinter/SceneHeading.fountain": (5, 2, 0),
    "wildwinter/Sections.fountain": (3, 0, 0),
    "wildwinter/Tags.fountain": (5, 2, 0),
    "wildwinter/TestFDX-FD.fountain": (2, 4, 0),
    "wildwinter/Transition.fountain": (2, 2, 0),
    "wildwinter/UTF8.fountain": (5, 2, 0),
}
FILES = sorted(path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("*/*") if path.name != "LICENSE")


def read(name: str) -> tuple[Element, ...]:
    """A sample's elements."""
    return scan((SAMPLES / name).read_bytes().decode("utf-8"))


def placeless(elements: tuple[Element, ...]) -> list[Element]:
    """Elements without their rows and columns."""
    return [msgspec.structs.replace(element, row=0, column=1) for element in elements]


@pytest.mark.parametrize("name", COUNTS)
def test_scenes_cues_and_notes_are_as_counted_by_hand(name: str) -> None:
    kinds = Counter(element.kind for element in read(name))
    assert (kinds["heading"], kinds["cue"], kinds["note"]) == COUNTS[name]


@pytest.mark.parametrize("name", FILES)
def test_a_script_that_is_written_reads_back_the_same(name: str) -> None:
    assert placeless(scan(write(read(name)))) == placeless(read(name))


def test_transitions_are_as_the_file_says() -> None:
    assert [e.text for e in read("spec-samples/Transitions.fountain") if e.kind == "transition"] == [
        "CUT TO:",
        "SMASH CUT TO:",
        "NOT A STANDARD TRANSITION:",
        "GO TO:",
        "TO:",
    ]


def test_scene_numbers_are_as_the_file_says() -> None:
    numbers = [e.number for e in read("spec-samples/SceneNumbers.fountain")]
    assert numbers == ["1", "1A", "1a", "A1", "I-1-A", "1.", "110A"]


def test_a_title_page_ends_in_its_boneyard_and_notes_follow() -> None:
    elements = read("cyber_bob/Cyber_Bob_ep00001.fountain")
    assert [e.key for e in elements if e.kind == "title"] == [
        "Title",
        "Credit",
        "Author",
        "Source",
        "Copyright",
        "Contact",
    ]
    assert elements[0].text.splitlines()[1] == "EPISODE 1: TRAFFIC CONTROL DOGS"
    assert [(e.kind, e.row) for e in elements[6:9]] == [("boneyard", 11), ("note", 13), ("note", 14)]
