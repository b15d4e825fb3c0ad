"""What is asked of a story in one process: an edit and its findings, everybody's standing, an arc."""

import gc
import random
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from previously.press.article.article import article
from previously.press.gate.reading import read_by
from previously.story.story import Story, open_story, reader_of

ROOT = Path(__file__).resolve().parent.parent
SEASON = ROOT / "stories" / "jessica-jones"
EDITS = {"line": (), "fact": ("{0} tells {1}; sets scarf = red",), "death": ("{0} kills {1}",)}
"""What is put in by each kind of edit; of plain lines, every third time one."""
CALM, GRIM = (" comforts ", " thanks "), (" hurts ", " betrays ")
SENTENCES = 60
SETTLED, EVERY = 20, 10
"""Edits after which memory should no longer grow, and how often it is looked at."""


def edits(folder: str, times: str) -> dict[str, float]:
    """Median CPU milliseconds from an edit of one random scene to the findings again, by its kind.

    The story is kept as `check --watch` keeps it: what was read once is no garbage to look through.
    """
    story: Story = open_story(folder)
    story.check()
    gc.freeze()
    texts = {path.name: path.read_text("utf-8") for path in Path(folder).glob("s*.yaml") if path.name != "story.yaml"}
    chance, found = random.Random(5), {}  # noqa: S311 - the same edits on every run
    for kind, more in EDITS.items():
        taken = []
        for number in range(int(times)):
            name = chance.choice(sorted(texts))
            texts[name] = _edited(texts[name], chance, more or (() if number % 3 else ("{0} amuses {1}",)))
            start = time.process_time()
            story = story.edited(name, texts[name])
            story.check()
            taken.append(time.process_time() - start)
        found[kind] = statistics.median(taken) * 1e3
    return found


def memory(folder: str, times: str) -> dict[str, float]:
    """Megabytes held while edits each move an early day, and with it every later one: at most, and grown once settled.

    Each edit is followed by a check, as whoever edits and looks would have it.
    """
    story: Story = open_story(folder)
    story.check()
    first = Path(folder).joinpath("s01.yaml").read_text("utf-8")
    chance, held = random.Random(7), {}  # noqa: S311 - the same edits on every run
    for number in range(1, int(times) + 1):
        story = story.edited("s01.yaml", _delayed(first, chance.randint(1, 50), number))
        story.check()
        if number % EVERY == 0:
            held[number] = _resident()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"most": most, "growth": held[max(held)] - held[SETTLED], **{f"after {n}": mb for n, mb in held.items()}}


def cast(folder: str) -> float:
    """CPU seconds of everybody's standing with everybody's shares, once the story is open and minds are replayed."""
    story = open_story(folder)
    story.minds.prepare(story.canon.cast)
    return _seconds(story.cast)


def minds(folder: str) -> dict[str, float]:
    """Rows a CPU second from events to minds, appraisal and replay."""
    story = open_story(folder)

    taken = _seconds(lambda: story.minds.prepare(story.canon.cast))
    rows = sum(len(story.minds.of(who).life) for who in story.canon.cast)
    return {"rows": rows, "rate": rows / taken}


def arc(folder: str) -> float:
    """CPU microseconds a position of somebody's arc, once the mind is replayed."""
    story = open_story(folder)
    story.minds.prepare(["p0"])
    found: list[object] = []
    return _seconds(lambda: found.extend(story.arc("p0"))) / max(1, len(found)) * 1e6


def read(folder: str) -> float:
    """CPU milliseconds a sentence of an article that speaks of what happened, for who has seen half of it."""
    reader = reader_of(open_story(folder).seen("S05E20"))
    text = " ".join(f"Ada Ashford betrays Bo Ashford, and on page {i} nobody minds." for i in range(SENTENCES))
    list(read_by(reader, article("Ada Ashford thanks Bo Ashford.")))
    return _seconds(lambda: list(read_by(reader, article(text)))) / SENTENCES * 1e3


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _edited(text: str, chance: random.Random, more: tuple[str, ...]) -> str:
    """One line of the text made grim; lines put in above it, about the same two people."""
    rows = text.split("\n")
    row = chance.choice([i for i, line in enumerate(rows) if any(verb in line for verb in CALM)])
    old = rows[row]
    for calm, grim in zip(CALM, GRIM, strict=True):
        rows[row] = rows[row].replace(calm, grim)
    one, other = (" ".join(words) for words in _people(old))
    return "\n".join([*rows[:row], *(f"        - {line.format(one, other)}" for line in more), *rows[row:]])


def _delayed(text: str, scene: int, days: int) -> str:
    """The text with so many days before one scene of its first episode, which pass for every scene after it too."""
    head = f"    {scene}:\n"
    before, found, after = text.partition(head)
    return f"{before}{found}      later: {days} days\n{after}"


def _resident() -> float:
    """The megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 2**20


def _people(line: str) -> tuple[list[str], list[str]]:
    """The first and last names of the two in a calm line."""
    words = line.partition(";")[0].split()
    verb = next(i for i, word in enumerate(words) if word in {"comforts", "thanks"})
    return words[1:verb], words[verb + 1 :]
