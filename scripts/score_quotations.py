"""How well speakers of quotations are found: `score_quotations.py NOVEL.json…`, each with its text beside it (`.txt`).

A novel is {cast: [{name, aliases, gender}], quotations: [{id, spans, speaker, type}]}, spans in characters of the text,
made from the Project Dialogism Novel Corpus. A quotation counts by what is found over most of its characters.
"""

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from previously.language.quotations.speakers import Quotation, quotations
from previously.language.sentence.cast import Somebody

HOW = ("right", "wrong", "unknown", "missed")
PRONOUNS = {"F": "she", "M": "he"}


class Person(msgspec.Struct, frozen=True):
    """One of a novel's cast."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: str = ""


class Spoken(msgspec.Struct, frozen=True):
    """A quotation as somebody judged it."""

    id: str
    spans: tuple[tuple[int, int], ...]
    speaker: str
    type: str


class Novel(msgspec.Struct, frozen=True):
    """A novel's cast, and who says what."""

    cast: tuple[Person, ...]
    quotations: tuple[Spoken, ...]


def novel_of(path: Path) -> Novel:
    """A judged novel."""
    return msgspec.json.decode(path.read_bytes(), type=Novel)


def found_in(novel: Novel, text: str) -> tuple[Quotation, ...]:
    """What is read of it."""
    return quotations(
        text, (Somebody(one.name, (one.name, *one.aliases), PRONOUNS.get(one.gender, "")) for one in novel.cast)
    )


def matched(gold: Spoken, found: tuple[Quotation, ...], starts: list[tuple[int, int]]) -> Quotation | None:
    """What was found over most of a quotation."""
    over: Counter[int] = Counter()
    for start, end in gold.spans:
        place = max(0, bisect_left(starts, (start, 0)) - 2)
        while place < len(starts) and starts[place][0] < end:
            begin, number = starts[place]
            stop = next(last for first, last in found[number].spans if first == begin)
            over[number] += max(0, min(end, stop) - max(start, begin))
            place += 1
    most = over.most_common(1)
    return found[most[0][0]] if most and most[0][1] else None


def judged(novel: Novel, found: tuple[Quotation, ...]) -> Iterator[tuple[Spoken, Quotation | None, str]]:
    """Each quotation with what was found of it, and how that is: right, wrong, unknown or missed."""
    starts = sorted((start, number) for number, one in enumerate(found) for start, _ in one.spans)
    for gold in novel.quotations:
        got = matched(gold, found, starts)
        if got is None:
            yield gold, None, "missed"
        else:
            yield gold, got, "right" if got.speaker == gold.speaker else "wrong" if got.speaker else "unknown"


def main(*paths: str) -> None:
    """Print a table for each novel."""
    for path in map(Path, paths):
        novel = novel_of(path)
        found = found_in(novel, path.with_suffix(".txt").read_text("utf-8"))
        count = Counter(pair for gold, _, how in judged(novel, found) for pair in ((gold.type, how), ("all", how)))
        sys.stdout.write(f"{path.stem}\n")
        for kind in ("explicit", "anaphoric", "implicit", "all"):
            of = sum(number for (one, _), number in count.items() if one == kind)
            row = "  ".join(f"{how} {100 * count[kind, how] / max(of, 1):5.1f}" for how in HOW)
            sys.stdout.write(f"  {kind:10}{of:6}  {row}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
