"""Who says what, in every shape that papers set it: the cases of who-says-what.md."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from previously.press.article.model import Article, Passage
from previously.press.quotes.quotes import quotes

CASE = re.compile(r"^```article\n(.*?)\n```\n((?:\n?- [^\n]*\n)*)", re.MULTILINE | re.DOTALL)
PAGE = Path(__file__).with_name("who-says-what.md")


class Case(NamedTuple):
    """An article, and its quotes as `speaker: words`."""

    text: str
    said: list[str]


def cases() -> list[Case]:
    found = CASE.findall(PAGE.read_text("utf-8"))
    return [Case(text, [line[2:] for line in said.splitlines() if line]) for text, said in found]


def article_of(text: str) -> Article:
    """Passages with an empty line between; `#` begins the headline."""
    parts = text.split("\n\n")
    return Article(tuple(_passage(part, text.index(part)) for part in parts))


def _passage(part: str, start: int) -> Passage:
    headline = part.startswith("# ")
    return Passage("headline" if headline else "paragraph", part.removeprefix("# "), start + 2 * headline)


@pytest.mark.parametrize("case", cases(), ids=[case.text[:50] for case in cases()])
def test_words_are_said_by_whom_the_text_names(case: Case) -> None:
    assert [f"{quote.speaker}: {quote.text}" for quote in quotes(article_of(case.text))] == case.said


def test_there_are_cases_of_speech_and_of_none() -> None:
    spoken = [case for case in cases() if case.said]
    assert (len(spoken) >= 50, len(cases()) - len(spoken) >= 12) == (True, True)


@pytest.mark.parametrize("case", cases(), ids=[case.text[:50] for case in cases()])
def test_the_spans_hold_the_very_words(case: Case) -> None:
    article = article_of(case.text)
    for quote in quotes(article):
        held = [article.passages[span.passage].text[span.start : span.end] for span in quote.spans]
        words = " ".join(" ".join(held).split())
        assert re.sub(r"\W", "", words) == re.sub(r"\W", "", quote.text)
