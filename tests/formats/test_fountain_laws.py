"""What holds of any text: it is read in one pass, nothing of it is lost, and what is written reads back."""

from collections import Counter

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from previously.formats.fountain.scan import Element, scan, write
from tests.effort import TIMES

HOSTILE = 400_000 if TIMES > 1 else 100_000
"""Characters of a text that is built to take long; test_growth.py counts what each takes."""
PIECES = [
    *("\n", "\n\n", "  \n", " ", "\t", "\r\n", "\r", "\f", "\x1c", "\u2028", "\0", "\ufeff", "\n\ty"),
    *("[[", "]]", "/*", "*/", "[", "]", "/", "*", "[[n]]", "/*b*/", "[[n\n  \nm]]"),
    *(
        "BOB",
        "bob",
        "BOB\nHi",
        "\n\nEVE\nHi\n",
        "@Al",
        "@",
        "(V.O.)",
        "(",
        "(x)",
        ")",
        "^",
        " ^",
        "李雷",
        "é",
        "ß",
        "23",
    ),
    *("INT. HOUSE", "\nEXT. A\n", "\n\nINT. B\n\n", "int ", ".", "..", ".KITCHEN", "#1#", " #1#", " #tag", "#", "##"),
    *(
        ">",
        "<",
        "> x <",
        "=",
        "===",
        "~",
        "!",
        "CUT TO:",
        "TO:",
        "Title: x",
        "Author:",
        ":",
        "{{INCLUDE: f}}",
        "{{",
        "}}",
    ),
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
TEXT = SOUP | st.text(max_size=200)
PLACES = ("", "Title: ", "INT. A\n\n")


def placeless(elements: tuple[Element, ...]) -> list[Element]:
    """Elements without their rows and columns."""
    return [msgspec.structs.replace(element, row=0, column=1) for element in elements]


@given(st.sampled_from(PLACES), TEXT)
@example("", "[[]]!]")
@example("", "B\ni\n[[]]\nINT X\nEXT.B")
@example("", "/*\n\nint #1#/**/")
@example("Title:", "[[/*\n\n*/]]")
@example("", "B\n[[\n  \nint [[]]")
def test_what_is_written_reads_back_the_same(start: str, text: str) -> None:
    elements = scan(start + text)
    assert placeless(scan(write(elements))) == placeless(elements)


@given(TEXT)
def test_no_letter_is_lost_and_none_is_made(text: str) -> None:
    kept: Counter[str] = Counter()
    for e in scan(text):
        kept.update("INCLUDE" if e.kind == "include" else "")
        kept.update("".join((e.text, e.key, e.number, *e.tags)))
    letters = Counter(c for c in text if c.isalnum())
    assert Counter({c: n for c, n in kept.items() if c.isalnum()}) >= letters
    assert not Counter({c: n for c, n in kept.items() if c.isalnum()}) - letters


@given(SOUP)
def test_every_element_stands_where_it_says(text: str) -> None:
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    marks = {
        "note": "[",
        "boneyard": "/",
        "centred": ">",
        "section": "#",
        "synopsis": "=",
        "page_break": "=",
        "lyric": "~",
    }
    for e in scan(text):
        if e.text or e.kind != "dialogue":
            found = rows[e.row][e.column - 1]
            assert found in marks.get(e.kind, f"{e.key[:1]}{e.text.strip()[:1]}.!@>({{")


WORDS = st.text("abc déИ漢.,?", min_size=1, max_size=20).map(str.strip).filter(bool)
CAPITALS = st.text("ABC ÉИ", min_size=1, max_size=12).map(str.strip).filter(bool)
SPEECH = st.builds(Element, st.sampled_from(["dialogue", "parenthetical", "lyric"]), WORDS)
TALK = st.tuples(
    st.builds(
        lambda name, extensions, dual: Element("cue", "", name=name, extensions=tuple(extensions), dual=dual),
        CAPITALS | WORDS.filter(lambda word: word[0].isalpha()),
        st.lists(st.sampled_from(["V.O.", "CONT'D", "on the radio"]), max_size=2),
        st.booleans(),
    ),
    st.lists(SPEECH, min_size=1, max_size=3),
).map(lambda talk: [talk[0], *talk[1]])
LONE = st.one_of(
    st.builds(lambda word: Element("heading", f"INT. {word}", number="1A"), WORDS),
    st.builds(lambda word: Element("heading", f"A{word}"), WORDS),
    st.builds(lambda text, blank: Element("action", text, blank=blank), WORDS | CAPITALS, st.integers(1, 3)),
    st.sampled_from([Element("action", text, blank=1) for text in ("INT. A", "@home", "#1", ".45", "CUT TO:", "~")]),
    st.builds(lambda word: Element("transition", word), WORDS | CAPITALS.map("{} TO:".format)),
    st.builds(lambda word: Element("centred", word), WORDS),
    st.builds(lambda word, depth: Element("section", word, depth=depth), WORDS, st.integers(1, 4)),
    st.builds(lambda word: Element("synopsis", word), WORDS),
    st.builds(lambda word: Element("note", f"prev: {word}"), WORDS),
    st.builds(lambda word: Element("boneyard", word), WORDS),
    st.just(Element("page_break", "")),
).map(lambda element: [element])
PAGES = st.lists(st.builds(lambda text: Element("title", text, key="Episode"), WORDS), max_size=2)
SCRIPTS = st.tuples(PAGES, st.lists(TALK | LONE, max_size=12)).map(
    lambda s: [*s[0], *(e for part in s[1] for e in part)]
)


def told(elements: list[Element]) -> list[tuple[str, str, str, str, tuple[str, ...], bool]]:
    """What elements say, whatever their place and marks."""
    return [
        (
            e.kind,
            e.name and e.text[: len(e.name)] if e.kind == "cue" else e.text,
            e.number,
            e.name,
            e.extensions,
            e.dual,
        )
        for e in elements
    ]


@given(SCRIPTS)
def test_a_script_made_from_elements_says_what_they_say(script: list[Element]) -> None:
    named = [msgspec.structs.replace(e, text=e.text or e.name) if e.kind == "cue" else e for e in script]
    assert told(list(scan(write(script)))) == told(named)


@pytest.mark.parametrize("piece", ["[[", "/*", "*", "("])
def test_five_megabytes_of_an_opening_are_read_at_once(piece: str) -> None:
    assert scan(piece * (5_000_000 // len(piece)))


@pytest.mark.parametrize(
    "piece",
    [
        ")",
        "()",
        " #a",
        "[[a]]",
        "[[\n",
        "/*\n\nINT. A\n\n",
        "BOB\n[[a]]\n",
        "]",
        " ",
        "\n",
        "\n\tb",
        "/* ",
        "a: ",
        "{{",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "BOB {}\nHi.", "Title: {}", "[[{}", "/*{}*/"])
def test_hostile_text_is_read_in_time_that_grows_with_it(piece: str, frame: str) -> None:
    text = frame.replace("{}", piece * (HOSTILE // len(piece)))
    assert sum(len(element.text) for element in scan(text)) <= len(text)


def test_a_line_of_a_hundred_million_signs_is_one_element() -> None:
    (element,) = scan("a" * 100_000_000)
    assert (element.kind, len(element.text)) == ("action", 100_000_000)
