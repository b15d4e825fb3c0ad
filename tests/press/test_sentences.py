"""A text as sentences: none is split where a meaning would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.press.article.sentences import MANY, sentences
from tests.effort import law

WHOLE = [
    "He gets killed... by Jessica.",
    "He gets killed... By Jessica.",
    "It was… Him.",
    "Mr. Hale and Dr. Lee met Mrs. Oak in St. Ives.",
    "“I stay. I always stay. Why would I go?” she said.",
    '"I stay. I always stay. Why would I go?" she said.',
    '"It goes on. And on. It has no end. He wrote it so.',
    "Those who have seen it - and go on, see it! - know that he leaves.",
    "J. R. Hale wrote it.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_is_not_split(text: str) -> None:
    assert [one.text for one in sentences(text)] == [text]


def test_sentences_are_apart() -> None:
    text = "It rains. “She left. He stayed.” Why? The end!"
    assert [one.text.strip() for one in sentences(text)] == [
        "It rains.",
        "“She left. He stayed.”",
        "Why?",
        "The end!",
    ]


def test_nothing_has_no_sentences() -> None:
    assert sentences("") == []


PARTS = [
    "“",
    "”",
    '"',
    "...",
    "…",
    ". ",
    "! ",
    "? ",
    "Mr. ",
    "word",
    " ",
    "\u00a0",
    "\n",
    "\n\n",
    "A",
    "’",
    "-",
    "日本。",
    "🎬",
]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=6), max_size=30).map("".join))
@law(400)
def test_joined_they_are_the_text(text: str) -> None:
    found = sentences(text)
    assert "".join(one.text for one in found) == text
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]


def test_a_text_of_nothing_but_quotation_marks_is_one_sentence() -> None:
    assert len(sentences("“A. B. " * (MANY + 1))) == 1
