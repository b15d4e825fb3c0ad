"""Plain text as passages, line by line: only the current paragraph is held in memory."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from previously.press.article.marks import Marks, Piece
from previously.press.article.model import Kind, Passage

LONGEST = 65_536
"""The most characters of a paragraph held at once; longer ones become several passages."""
HEADLINE = 200
"""A first line longer than this is not a headline."""
NAME = 60
_LEADS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"\s{0,3}#{1,6}\s+")),
    ("item", re.compile(r"\s{0,8}(?:[-*+•]|\d{1,3}[.)])\s+")),
    ("quote", re.compile(r"\s{0,3}>(?!!)\s?")),
)
_WORD = re.compile(r"\S+")
_QUOTED = re.compile(r"\n\s{0,3}>(?!!)\s?")
_CREDIT = re.compile(
    r"(?:(?:images?|photos?|photographs?|pictures?|screenshots?|videos?)(?: credits?| courtesy(?: of)?| via)?|credits?)"
    r"\s?:\s?\S.{0,80}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:By|Written by|Words by|Reporting by)\s+[A-Z][\w.'’-]*"
    r"(?:\s+(?:[A-Z][\w.'’-]*|van|von|de|der|den|di|da|la)){0,4}"
)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3}")
_STOPS = (".", "!", "?", "…", ":", ";", ",")
_CLOSERS = "\"'”’)]*_ "


def read_lines(lines: Iterable[str]) -> Iterator[Passage]:
    """A text's passages. Lines keep their line endings, so that offsets are exact."""
    return _bios(_headed(_passages(lines)))


def _passages(lines: Iterable[str]) -> Iterator[Passage]:
    marks = Marks()
    for start, text in _paragraphs(lines):
        yield from block(text, start, marks)


def _paragraphs(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each paragraph with its offset: the text between blank lines, in stretches of bounded size."""
    at = start = size = 0
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or size + len(line) > LONGEST):
            yield start, "".join(held)
            held, size = [], 0
        if line.strip():
            start = start if held else at
            held.append(line)
            size += len(line)
        at += len(line)
    if held:
        yield start, "".join(held)


def block(text: str, start: int, marks: Marks, kind: Kind = "paragraph") -> Iterator[Passage]:
    """One paragraph's passages: split at deliberate line ends and at the edges of spoiler marks."""
    wide = max(map(len, text.split("\n")))
    for piece in marks.pieces(text):
        at = piece.start
        for end in _ends(text, piece, wide):
            yield from _passage(text, at, end, start, piece, kind)
            at = end


def _ends(text: str, piece: Piece, wide: int) -> Iterator[int]:
    """Where to cut a stretch: after a line with room for the next one's first word, and at the end."""
    at = piece.start
    while (end := text.find("\n", at, piece.end)) >= 0:
        if _on_purpose(text, at, end, piece.end, wide) or end - piece.start > LONGEST:
            yield end + 1
        at = end + 1
    yield piece.end


def _on_purpose(text: str, at: int, end: int, last: int, wide: int) -> bool:
    following = text[end + 1 : min(end + 200, last)].lstrip()
    word = following.split(maxsplit=1)[0] if following else ""
    fits = end - at + 1 + len(word) <= wide
    listed = any(lead.match(following) for _, lead in _LEADS[:2])
    quoted = word[:1] == ">" and not text[at:end].lstrip().startswith(">")
    return bool(word) and (listed or quoted or (fits and not word[0].islower()))


def _passage(text: str, at: int, end: int, start: int, piece: Piece, kind: Kind) -> Iterator[Passage]:
    """A stretch as a passage, in pieces of bounded size; none if it has no words."""
    while at < end:
        stop = end if end - at <= LONGEST else _break(text, at)
        raw = text[at:stop]
        found, lead = _kind(raw, kind) if at == 0 or text[at - 1] == "\n" else (kind, 0)
        plain = _QUOTED.sub(lambda sign: " " * len(sign[0]), raw[lead:])
        words = " ".join(plain.split())
        if words:
            first = at + lead + len(plain) - len(plain.lstrip())
            gaps = tuple(_gaps(plain.lstrip()))
            yield Passage(found, words, start + first, hidden=piece.hidden, label=piece.label, gaps=gaps)
        at = stop


def _gaps(plain: str) -> Iterator[tuple[int, int]]:
    """The offsets in the words from which the source is wider than with single spaces, and by how much."""
    at = wider = 0
    for word in _WORD.finditer(plain):
        if word.start() - at != wider:
            wider = word.start() - at
            yield at, wider
        at += len(word[0]) + 1


def _break(text: str, at: int) -> int:
    space = text.rfind(" ", at, at + LONGEST)
    return space + 1 if space > at else at + LONGEST


def _kind(raw: str, kind: Kind) -> tuple[Kind, int]:
    """What a stretch at the start of a line is, and the length of the sign that says so."""
    for found, lead in _LEADS:
        if match := lead.match(raw):
            return found, match.end()
    words = " ".join(raw.split())
    return ("byline" if credit(words) else kind), 0


def credit(words: str) -> bool:
    """Is this surely a credit or a byline?"""
    return len(words) <= 2 * NAME and bool(_CREDIT.fullmatch(words) or _BY.fullmatch(words))


def _headed(found: Iterator[Passage]) -> Iterator[Passage]:
    """The same, the first a headline if it is short, has no full stop and is followed by more."""
    first, second = next(found, None), next(found, None)
    if first is not None:
        yield msgspec.structs.replace(first, kind="headline") if second is not None and _is_headline(first) else first
    if second is not None:
        yield second
    yield from found


def _is_headline(first: Passage) -> bool:
    short = len(first.text) <= HEADLINE and not first.hidden
    said = first.kind == "heading" or not first.text.rstrip(_CLOSERS).endswith(_STOPS)
    return short and said and first.kind in {"heading", "paragraph"}


def _bios(found: Iterator[Passage]) -> Iterator[Passage]:
    """The same, with a line that is only a name, and the lines about that person, as bylines."""
    name = ""
    for one, following in pairwise(_then_none(found)):
        if one is None:
            continue
        if following is not None and _named(one) and following.text.startswith(f"{one.text} is "):
            name = one.text
        about = bool(name) and (one.text == name or one.text.startswith(f"{name} is "))
        yield msgspec.structs.replace(one, kind="byline") if about and one.kind == "paragraph" else one


def _then_none(found: Iterator[Passage]) -> Iterator[Passage | None]:
    yield from found
    yield None


def _named(one: Passage) -> bool:
    return len(one.text) <= NAME and _NAME.fullmatch(one.text) is not None
