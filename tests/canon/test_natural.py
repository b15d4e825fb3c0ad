"""Two stories as busy writers put them, who had not seen the vocabulary."""

from pathlib import Path

import pytest

import previously as pv
from previously.core.entries import Event

NATURAL = Path(__file__).parents[3] / "shared" / "data" / "natural"
pytestmark = pytest.mark.skipif(not NATURAL.exists(), reason="../shared/data/natural is not here")
STORIES = ("gothic", "romcom")


def opened(story: str, how: str = "as-written") -> pv.Story:
    """A story as it was written, or as it was meant."""
    return pv.open(Path(NATURAL / story / how))


def dead(story: pv.Story) -> set[str]:
    """Who dies in it."""
    events = [entry for episode in story.canon.episodes for entry in episode.entries if isinstance(entry, Event)]
    return {event.subject if event.verb.dies == "subject" else event.object for event in events if event.verb.dies}


@pytest.mark.parametrize("name", STORIES)
def test_every_death_is_read(name: str) -> None:
    assert dead(opened(name)) == dead(opened(name, "as-meant"))


@pytest.mark.parametrize("name", STORIES)
def test_a_line_in_plain_english_is_no_error(name: str) -> None:
    assert not [found for found in opened(name).findings if found.severity == "error"]
    assert not [found for found in opened(name).check() if found.severity == "error"]
