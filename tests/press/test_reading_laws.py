"""What holds of any text: nothing is raised, what is shown stands in the source, and more seen is more shown."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from previously.press.article.article import article
from previously.press.gate.gate import verdicts
from previously.press.gate.reading import Paragraph, read_by
from previously.press.gate.stream import streamed
from previously.surfaces.cli.files import lines_of
from tests.effort import law
from tests.press.readers import lines, reader, said

WORDS = st.sampled_from(
    [
        *("Jessica", "Kilgrave", "Hope", "Luke", "Reva", "Trish", "she", "the villain", "somebody", "Jessica Jones"),
        *("kills", "killed", "is", "was killed by", "has", "dies", "loves", "rescues", "said", "directed", "plays"),
        *("funny", "evil", "dead", "music", "show", "season 1", "episode 9", "Spoilers for season 1 follow.", "not"),
        *(".", "?", "…", ",", '"', "“", "”", "\n", "\n\n", "||", ">!", "!<", "[spoiler]", "<p>", "</p>", "- ", "> "),
        *("\u200d", "\u00ad", "é", "ß", "字", "💀", "\u202e", "\x00"),
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
STATEMENTS = st.lists(st.sampled_from([one.text for one in lines() if one.story == "jessica-jones"]), max_size=12)
ORDER = ("none", "S01E01", "S01E03", "S01E05", "S01E09", "S01")


@given(st.one_of(TEXTS, st.text(max_size=300)), st.sampled_from(ORDER))
@example("\x00", "S01")
@law(80)
def test_no_text_raises(text: str, seen: str) -> None:
    for kind in ("text", "html"):
        list(read_by(reader("jessica-jones", seen), article(text, "html" if kind == "html" else "text"), keep=True))


@given(STATEMENTS)
@law(40)
def test_what_is_shown_stands_in_the_source_where_it_says(said_: list[str]) -> None:
    text = "\n\n".join(said_)
    for one in read_by(reader("jessica-jones", "S01E05"), article(text, "text")):
        for part in one.parts:
            if part.rule not in {"", "notice"}:
                assert text[part.start : part.end] == part.text


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=8), STATEMENTS)
@law(40)
def test_every_verdict_holds_the_words_of_its_passage(odd: list[str], plain: list[str]) -> None:
    read = article("\n\n".join([*odd, *plain]), "text")
    for one in verdicts(read, reader("jessica-jones", "S01E05")):
        assert read.passages[one.passage].text[one.start : one.end] == one.text


@given(STATEMENTS)
@law(30)
def test_who_has_seen_more_is_shown_no_less(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    before: set[tuple[int, int]] = set()
    for seen in ORDER:
        now = {(one.passage, one.start) for one in said(text, seen=seen) if one.rule}
        assert before <= now or _known_by_name(text, before - now, seen)
        before = now


def _known_by_name(text: str, gone: set[tuple[int, int]], seen: str) -> bool:
    """A sentence that was off the story is of it once somebody in it has been met by that name."""
    found = said(text, seen=seen)
    who = reader("jessica-jones", seen)
    return all(who.speaks_of_us(one.text) for one in found if (one.passage, one.start) in gone)


@given(STATEMENTS, STATEMENTS)
@law(30)
def test_what_comes_after_never_clears_what_stood_before(first: list[str], more: list[str]) -> None:
    text = "\n\n".join(first)
    before = {(one.passage, one.start) for one in said(text) if not one.rule}
    after = {(one.passage, one.start) for one in said("\n\n".join([*first, *more])) if not one.rule}
    assert before <= after


@given(st.lists(st.one_of(TEXTS, st.sampled_from([one.text for one in lines()])), max_size=200))
@law(30)
def test_a_text_read_in_pieces_reads_as_a_whole_one(texts: list[str]) -> None:
    text = "\n\n".join(one.replace("\r", " ") for one in texts)
    who = reader("jessica-jones", "S01E05")
    assert list(pieces(text)) == list(read_by(who, article(text, "text")))


def pieces(text: str) -> Iterator[Paragraph]:
    return streamed(lambda: iter(text.splitlines(keepends=True)), reader("jessica-jones", "S01E05"))


def peak(path: Path, size: int) -> int:
    """The most bytes held while a text of so many characters is read."""
    texts = [one.text for one in lines() if one.fate == "shown" and one.story == "jessica-jones"]
    rest = "of an evening at the harbour, where nobody minds the rain " * 12
    block = "\n\n".join(f"{text} This is {rest}." for text in texts)
    path.write_text((block * (size // len(block) + 1))[:size], "utf-8")
    tracemalloc.start()
    try:
        assert sum(1 for _ in streamed(lambda: lines_of(path), reader("jessica-jones", "S01E05"))) > size / 1000
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_long_text_is_never_whole_in_memory(tmp_path: Path) -> None:
    """What is held is a piece of it, where its paragraphs are, and those that might give notice."""
    peak(tmp_path / "warm.txt", 20_000)
    short, long = peak(tmp_path / "short.txt", 200_000), peak(tmp_path / "long.txt", 400_000)
    assert long < short + (400_000 - 200_000) // 2  # what is kept of each paragraph, and no copy of the text
    assert long < 4_000_000


@pytest.mark.parametrize("gap", ["  ", "\n", "\t", " \n "])
def test_offsets_count_what_stands_between_words(gap: str) -> None:
    text = f"Title\n\nThe music{gap}is lovely. The camera work{gap}is beautiful."
    shown = [part for one in read_by(reader("jessica-jones", "S01E05"), article(text, "text")) for part in one.parts]
    for part in shown:
        if part.rule not in {"", "notice"}:
            assert " ".join(text[part.start : part.end].split()) == part.text
