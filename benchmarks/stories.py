"""How long a story takes: cold, as a command; and again, after one scene has been edited."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.big_story import files
from previously.surfaces.story import Story, open_story

ROOT = Path(__file__).resolve().parent.parent
SEASON = ROOT / "stories" / "jessica-jones"
EDITS = 31
CALM, GRIM = (" comforts ", " thanks "), (" hurts ", " betrays ")


def cold(folder: Path, times: int) -> tuple[float, float]:
    """Median wall seconds of a cold `previously check`, and its peak memory in MB."""
    taken, memory = [], []
    for _ in range(times):
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "previously", "check", str(folder)], stdout=subprocess.DEVNULL
        )
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        taken.append(time.perf_counter() - start)
        memory.append(used.ru_maxrss / 1024)
    return statistics.median(taken), max(memory)


def edits(folder: Path) -> tuple[float, float]:
    """Median and worst milliseconds from an edit of one random scene to the findings again, in process."""
    story: Story = open_story(folder)
    story.check()
    texts = {path.name: path.read_text("utf-8") for path in folder.glob("s*.yaml") if path.name != "story.yaml"}
    chance, taken = random.Random(5), []  # noqa: S311 - the same edits on every run
    for number in range(EDITS):
        name = chance.choice(sorted(texts))
        texts[name] = _edited(texts[name], chance, insert=number % 3 == 0)
        start = time.perf_counter()
        story = story.edited(name, texts[name])
        story.check()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1e3, max(taken) * 1e3


def _edited(text: str, chance: random.Random, *, insert: bool) -> str:
    """One line of the text made grim; every third time a line is added too."""
    rows = text.split("\n")
    row = chance.choice([i for i, line in enumerate(rows) if any(verb in line for verb in CALM)])
    old = rows[row]
    for calm, grim in zip(CALM, GRIM, strict=True):
        rows[row] = rows[row].replace(calm, grim)
    return "\n".join([*rows[:row], *([old] if insert else []), *rows[row:]])


def figures() -> dict[str, float]:
    """Seconds, milliseconds and megabytes by name."""
    season, _ = cold(SEASON, 7)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files().items():
            (Path(folder) / name).write_text(text, "utf-8")
        cold(Path(folder), 1)  # the kernel's cache is warm from here on
        big, memory = cold(Path(folder), 3)
        edit, worst = edits(Path(folder))
    return {"season": season, "big": big, "memory": memory, "edit": edit, "worst": worst}
