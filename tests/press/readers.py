"""Readers of the stories that come along, and articles for them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import previously as pv
from previously.press.article.article import article
from previously.press.gate.gate import verdicts
from previously.press.gate.reader import Reader
from previously.press.gate.verdict import Verdict
from previously.story.story import reader_of

ROOT = Path(__file__).parents[2]
SIGN = re.compile(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")
RULE = re.compile(r" \((R\d)\)$")


class Line(NamedTuple):
    """One line of what-one-may-read.md: whose, how far seen, what is to become of it, its text and rule."""

    story: str
    seen: str
    fate: str
    text: str
    rule: str


@cache
def reader(story: str, seen: str) -> Reader:
    """Somebody who has come so far in a story that comes along."""
    return reader_of(pv.open(ROOT / "stories" / story).seen(seen))


def said(text: str, story: str = "jessica-jones", seen: str = "S01E05") -> tuple[Verdict, ...]:
    """The verdicts on a text."""
    return verdicts(article(text, "text"), reader(story, seen))


def shown(text: str, story: str = "jessica-jones", seen: str = "S01E05") -> str:
    """What of a text is shown."""
    return "".join(one.text for one in said(text, story, seen) if one.rule and one.rule != "notice")


def lines() -> Iterator[Line]:
    """The lines of what-one-may-read.md."""
    page = Path(__file__).with_name("what-one-may-read.md").read_text("utf-8")
    for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        head, body = section.split("\n", 1)
        where, fate = head.split(": ")
        story, seen = where.split()
        for line in re.findall(r"^- (.*)$", body, re.MULTILINE):
            text = SIGN.sub(lambda found: chr(int(found[1] or found[2], 16)), line)
            rule = RULE.search(text)
            yield Line(story, seen, fate, RULE.sub("", text), rule[1] if rule else "")
