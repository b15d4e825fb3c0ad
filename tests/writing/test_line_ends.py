"""A text edited with bare line ends goes back with those of its file, to the byte where nothing is changed."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.formats.writing.lines import MOST, as_before, plain

ENDS = ("\n", "\r", "\r\n")
LINES = st.lists(st.tuples(st.text("ab \u2028\x0c", max_size=3), st.sampled_from(ENDS)), max_size=12)
TEXTS = st.tuples(LINES, st.text("ab", max_size=2), st.booleans())


def raw_of(lines: list[tuple[str, str]], last: str, mark: bool) -> bytes:
    text = "".join(line + end for line, end in lines) + last
    return (codecs.BOM_UTF8 if mark else b"") + text.encode()


def shown(raw: bytes) -> str:
    """The text as a page has it."""
    return plain(raw.decode("utf-8-sig"))


@given(TEXTS)
def test_a_text_that_is_not_changed_is_the_same_to_the_byte(drawn: tuple[list[tuple[str, str]], str, bool]) -> None:
    raw = raw_of(*drawn)
    assert as_before(shown(raw), raw) == raw
    assert as_before(shown(raw).replace("\n", "\r\n"), raw) == raw


@given(TEXTS, st.text("ab\n", max_size=20))
def test_whatever_is_sent_is_what_is_saved(drawn: tuple[list[tuple[str, str]], str, bool], text: str) -> None:
    raw = raw_of(*drawn)
    saved = as_before(text, raw)
    assert shown(saved) == text
    assert saved.startswith(codecs.BOM_UTF8) == raw.startswith(codecs.BOM_UTF8)


@given(LINES, LINES, st.sampled_from(ENDS))
def test_the_lines_around_a_change_keep_their_ends(
    above: list[tuple[str, str]], below: list[tuple[str, str]], end: str
) -> None:
    raw = raw_of([*above, ("changed", end), *below], "", False)
    saved = as_before(shown(raw).replace("changed", "otherwise", 1), raw)
    assert saved == raw.replace(b"changed", b"otherwise", 1)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("a\r\nb\n", "a\nnew\nb\n", "a\r\nnew\r\nb\n"),
        ("a\nb\r\n", "a\nb\nnew\n", "a\nb\r\nnew\r\n"),
        ("a\rb\nc\r\n", "a\nc\n", "a\rc\r\n"),
        ("a\rb\r", "x\ny\nz", "x\ry\rz"),
        ("no end", "two\nlines", "two\nlines"),
        ("", "a\n", "a\n"),
        ("a\r\nb", "", ""),
        ("a\rb\n\n", "a\n\n", "a\r\r"),
    ],
)
def test_a_line_that_is_new_ends_like_the_one_above_it(before: str, text: str, after: str) -> None:
    assert as_before(text, before.encode()) == after.encode()


def test_a_long_change_costs_no_more_than_its_length() -> None:
    raw = "".join(f"{n}{ENDS[n % 2]}" for n in range(3 * MOST)).encode()
    text = "".join(f"new {n}\n" for n in range(3 * MOST))
    assert shown(as_before(text, raw)) == text
