"""How far an audience has come, as it is written."""

import pytest

import previously as pv
from previously.canon.load import loader_of
from tests.stories import CAST

SEASONS = "".join(
    f"S0{season}E0{episode}:\n  scenes:\n    1: {{lines: [Joe helps Mara]}}\n    2: {{lines: [Mara meets Joe]}}\n"
    for season in (1, 2)
    for episode in (1, 2, 3)
)


def seen(progress: str, declared: str = "") -> list[str]:
    canon = loader_of({"story.yaml": CAST + declared, "s.yaml": SEASONS}).seen(progress).canon()
    return [scene.at.removeprefix("S0") for scene in canon.scenes() if scene.at.endswith((".2", ".1"))]


def ends(*episodes: str) -> list[str]:
    return [f"{episode}.{scene}" for episode in episodes for scene in (1, 2)]


@pytest.mark.parametrize(
    ("progress", "scenes"),
    [
        ("none", []),
        ("all", ends("1E01", "1E02", "1E03", "2E01", "2E02", "2E03")),
        ("S01E02", ends("1E01", "1E02")),  # a high-water mark
        ("s1e2", ends("1E01", "1E02")),
        ("S01", ends("1E01", "1E02", "1E03")),  # the whole season, whatever it holds
        ("S01E02.1", [*ends("1E01"), "1E02.1"]),
        ("S01E02-E03", ends("1E02", "1E03")),
        ("S01E02 - S02E01", ends("1E02", "1E03", "2E01")),
        ("S01E01-E02,S02E01", ends("1E01", "1E02", "2E01")),
        ("S01E03,S02", ends("1E03", "2E01", "2E02", "2E03")),
        ("S01-S02", ends("1E01", "1E02", "1E03", "2E01", "2E02", "2E03")),
        ("harbour=S01E01", ends("1E01")),  # the story's own series
        ("harbour=S01E01,fleet=S02", ends("1E01")),  # what is said of others falls away
        ("fleet=S02", []),
        ("S09E09", ends("1E01", "1E02", "1E03", "2E01", "2E02", "2E03")),
    ],
)
def test_what_a_progress_holds(progress: str, scenes: list[str]) -> None:
    assert seen(progress, "series: harbour\n") == scenes


@pytest.mark.parametrize("progress", ["", "S01E", "E05", "S01E01-E02-E03", "S01E03-E01", "S01E01,,S02E01", "tonight"])
def test_what_is_no_progress_is_said(progress: str) -> None:
    with pytest.raises(pv.UnknownPosition):
        seen(progress)


@pytest.mark.parametrize(
    ("label", "progress", "told"),
    [
        ("S01E02", "S01E02", True),
        ("S01E02", "S01E01", False),
        ("S01E02", "S01E02.2", False),  # the end of the episode is not yet told
        ("S01E02.1", "S01E02.2", True),
        ("S01E02.2", "S01E02.1", False),
        ("S01E02 & S01E03", "S01E02", False),
        ("S01E02 & S01E03", "S01E03", True),
        ("S01E02", "S02E01,S02E02", False),  # who has not seen it, has not
        ("nonsense", "all", True),
        ("nonsense", "S02", False),
    ],
)
def test_an_entry_is_told_from_its_label(label: str, progress: str, told: bool) -> None:
    declared = CAST.replace("ann: Ann", f"zoe: {{name: Zoe, from: {label}}}")
    canon = loader_of({"story.yaml": declared, "s.yaml": SEASONS}).seen(progress).canon()
    assert ("zoe" in canon.cast) == told
