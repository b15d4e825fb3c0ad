"""How long a story takes: cold, as a command; and again, after one scene has been edited."""

import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.big_story import files
from previously.story.story import Story, open_story

ROOT = Path(__file__).resolve().parent.parent
SEASON = ROOT / "stories" / "jessica-jones"
EDITS = {"line": (), "fact": ("{0} tells {1}; sets scarf = red",), "death": ("{0} kills {1}",)}
"""What is put in by each kind of edit; of plain lines, every third time one."""
TIMES = {"line": 31, "fact": 15, "death": 15}
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


def edits(folder: Path) -> dict[str, tuple[float, float]]:
    """Median and worst milliseconds from an edit of one random scene to the findings again, in process, by its kind.

    The story is kept as `check --watch` keeps it: what was read once is no garbage to look through.
    """
    story: Story = open_story(folder)
    story.check()
    gc.freeze()
    texts = {path.name: path.read_text("utf-8") for path in folder.glob("s*.yaml") if path.name != "story.yaml"}
    chance, found = random.Random(5), {}  # noqa: S311 - the same edits on every run
    for kind, more in EDITS.items():
        taken = []
        for number in range(TIMES[kind]):
            name = chance.choice(sorted(texts))
            texts[name] = _edited(texts[name], chance, more or (() if number % 3 else ("{0} amuses {1}",)))
            start = time.perf_counter()
            story = story.edited(name, texts[name])
            story.check()
            taken.append(time.perf_counter() - start)
        found[kind] = (statistics.median(taken) * 1e3, max(taken) * 1e3)
    gc.unfreeze()
    return found


def _edited(text: str, chance: random.Random, more: tuple[str, ...]) -> str:
    """One line of the text made grim; lines put in above it, about the same two people."""
    rows = text.split("\n")
    row = chance.choice([i for i, line in enumerate(rows) if any(verb in line for verb in CALM)])
    old = rows[row]
    for calm, grim in zip(CALM, GRIM, strict=True):
        rows[row] = rows[row].replace(calm, grim)
    one, other = (" ".join(words) for words in _people(old))
    return "\n".join([*rows[:row], *(f"        - {line.format(one, other)}" for line in more), *rows[row:]])


def _people(line: str) -> tuple[list[str], list[str]]:
    """The first and last names of the two in a calm line."""
    words = line.partition(";")[0].split()
    return words[1:3], words[4:6]


def figures() -> dict[str, float]:
    """Seconds, milliseconds and megabytes by name."""
    season, _ = cold(SEASON, 7)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files().items():
            (Path(folder) / name).write_text(text, "utf-8")
        cold(Path(folder), 1)  # the kernel's cache is warm from here on
        big, memory = cold(Path(folder), 3)
        found = edits(Path(folder))
    medians = {f"edit {kind}": median for kind, (median, _) in found.items()}
    worst = max(worst for _, worst in found.values())
    return {"season": season, "big": big, "memory": memory, **medians, "worst": worst}
