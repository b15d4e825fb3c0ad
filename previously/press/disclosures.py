"""What articles disclose about a story beyond what their own notices ask for.

An article is read once. What it discloses is looked for again only if an edit changes the deeds of a verb that the
article has a word of.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.view.progress import Progress
from previously.core.codes import text_finding
from previously.core.entries import Event
from previously.core.finding import Finding
from previously.core.press import Disclosure, Noticed
from previously.core.source import Block, Span
from previously.press.article.article import article
from previously.press.article.model import Article
from previously.press.gate.reader import Reader, plain_template
from previously.press.notices.cover import Cover
from previously.press.notices.find import notices
from previously.press.notices.needed import episode_titles
from previously.press.notices.notice import Mark, Notice
from previously.press.notices.place import place
from previously.press.notices.scope_words import extent
from previously.press.telling import Said, said_in, told_in, verbs_in, verbs_of

MOST = 8
"""At most this many of the scopes an article asks for are named."""


class Read(NamedTuple):
    """An article, what its sentences say about the cast, its notices, and the offset at which each line ends."""

    article: Article
    said: tuple[Said, ...]
    notices: tuple[Notice, ...]
    rows: tuple[int, ...]


@remembered("canon")
def read_of(canon: Canon, text: str) -> Read:
    """An article as somebody who knows the cast reads it, whatever the story tells. Raises UnreadableInput."""
    read = article(text)
    said = tuple(said_in(read, Reader(Progress(canon.template, "all"), canon)))
    return Read(read, said, notices(read), tuple(at for at, sign in enumerate(text) if sign == "\n"))


@remembered("canon")
def disclosures(canon: Canon, path: str, text: str) -> tuple[Disclosure, ...]:
    """The sentences in an article that disclose more of the story than its notices cover, in order."""
    read = read_of(canon, text)
    verbs = verbs_in(canon, frozenset().union(*(said.words for said in read.said)))
    over, block, found = _Notices(read.notices, canon), Block(path, 1, text), []
    for said in read.said:
        event, passage = told_in(said, verbs, canon), read.article.passages[said.passage]
        if event is None or over.covering(event).any(passage, said.passage, said.start):
            continue
        noticed, asked = over.noticed((said.passage, said.start))
        at = passage.start + said.start + len(said.text) - len(said.text.lstrip())
        row = bisect_left(read.rows, at)
        span = Span(block, row, at - (read.rows[row - 1] if row else -1))
        found.append(Disclosure(span, said.text.strip(), event, noticed, asked))
    return tuple(found)


def unread(canon: Canon, path: str, text: str) -> tuple[Finding, ...]:
    """A finding if an article is too long to be read to the end."""
    at = read_of(canon, text).article.unread
    if at is None:
        return ()
    span = Span(Block(path, 1, text), text.count("\n", 0, at))
    message = "this article is too long: nothing from here on is checked"
    return (text_finding("unreadable-file", span, message, fix="split it into several articles"),)


def furthest(read: Article, canon: Canon) -> str | None:
    """The last episode an article discloses an event from; None if there is none."""
    verbs, every = verbs_of(canon), said_in(read, Reader(Progress(canon.template, "all"), canon))
    return last_told((event for said in every if (event := told_in(said, verbs, canon))), canon)


def last_told(events: Iterable[Event], canon: Canon) -> str | None:
    """The last episode of the series the user is in that one of these events is told in; None if there is none."""
    told = [event.scene.told.episode for event in events]
    home = canon.template.home_series()
    ours = [episode for episode in told if episode[: len(home)] == home and len(episode) > len(home)]
    return plain_template(canon.serials[home]).show(max(ours)[len(home) :]) if ours else None


def _covers(notice: Notice, event: Event, canon: Canon) -> bool:
    """Does a notice ask for as much as an event needs? What was lived before a story opens needs nothing."""
    serial = canon.serial_of(event.scene.told)
    numbers = event.scene.told.episode[len(serial.prefix) :]
    if not numbers:
        return True
    template = plain_template(serial)
    titles = episode_titles(canon, serial)
    asked = [place(scope, serial.title, serial.name, template, titles) for scope in notice.scopes]
    needed = template.show(numbers)
    everything = any(scope.kind == "released" for scope in notice.scopes)
    return everything or any(Progress(template, one).covers(needed) for one in asked if one)


class _Notices:
    """An article's notices, judged against what it discloses."""

    def __init__(self, given: tuple[Notice, ...], canon: Canon) -> None:
        self._given, self._canon = given, canon
        self._first = min((one.first for one in given), default=(0, 0))
        extents = dict.fromkeys(filter(None, (extent(scope) for one in given for scope in one.scopes)))
        more = ["and more"] if len(extents) > MOST else []
        self._asked = "; ".join([*islice(extents, MOST), *more])
        self._cover: dict[tuple[int, ...], Cover] = {}

    def covering(self, event: Event) -> Cover:
        """The notices that ask for as much as an event needs."""
        at = event.scene.told.episode
        if at not in self._cover:
            self._cover[at] = Cover([one for one in self._given if _covers(one, event, self._canon)])
        return self._cover[at]

    def noticed(self, at: Mark) -> tuple[Noticed, str]:
        """How the notices fall short of a sentence that begins there and discloses more than they ask for."""
        if not self._given:
            return "no notice", ""
        if not self._asked:
            return "no scope", ""
        return ("before its notice" if at < self._first else "less"), self._asked
