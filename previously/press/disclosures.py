"""What articles disclose about a story beyond what their own notices ask for.

A sentence discloses an event if it names one of its parties and uses its verb, or speaks of somebody's death. Of
several events it may mean, the first told counts: the benefit of the doubt.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice

from previously.canon.index import Index, Spot, told_at
from previously.canon.log import Canon
from previously.canon.view.progress import Progress
from previously.core.codes import text_finding
from previously.core.entries import Event
from previously.core.finding import Finding
from previously.core.press import Disclosure, Noticed
from previously.core.source import Block, Span
from previously.core.verbs import Verb
from previously.press.article.article import article
from previously.press.article.bound import EACH
from previously.press.article.bound import MOST as MOST_READ
from previously.press.article.model import Article
from previously.press.article.sentences import sentences
from previously.press.gate.inflect import tenses
from previously.press.gate.phrasing import Phrasing
from previously.press.gate.reader import Reader, plain_template
from previously.press.notices.cover import Cover
from previously.press.notices.find import notices
from previously.press.notices.needed import episode_titles
from previously.press.notices.notice import Mark, Notice
from previously.press.notices.place import place
from previously.press.notices.scope_words import extent

MOST = 8
"""At most this many of the scopes an article asks for are named."""
DEATH = frozenset({"dead", "death", "died", "dies", "demise", "killed", "kills", "murder", "murdered", "slain"})


def disclosures(path: str, text: str, canon: Canon) -> Iterator[Disclosure]:
    """The sentences in an article that disclose more of the story than its notices cover, in order."""
    read, knowing = article(text), Reader(Progress(canon.template, "all"), canon)
    over = _Notices(notices(read), canon)
    block, rows = Block(path, 1, text), _rows(text)
    for index, passage in enumerate(read.passages):
        for said in sentences(passage.text, read.language):
            event = told_in(Phrasing(said.text, knowing))
            if event is None or over.covering(event).any(passage, index, said.start):
                continue
            noticed, asked = over.noticed((index, said.start))
            at = passage.start + said.start + len(said.text) - len(said.text.lstrip())
            row = bisect_left(rows, at)
            span = Span(block, row, at - (rows[row - 1] if row else -1))
            yield Disclosure(span, said.text.strip(), event, noticed, asked)


def _rows(text: str) -> list[int]:
    """Where each line of a text ends."""
    return [at for at, sign in enumerate(text) if sign == "\n"]


def unread(path: str, text: str) -> Iterator[Finding]:
    """A finding if an article is too long to be read to the end."""
    at = article(text).unread if len(text) > MOST_READ // EACH else None
    if at is not None:
        span = Span(Block(path, 1, text), text.count("\n", 0, at))
        message = "this article is too long: nothing from here on is checked"
        yield text_finding("unreadable-file", span, message, fix="split it into several articles")


def furthest(read: Article, canon: Canon) -> str | None:
    """The last episode an article discloses an event from; None if there is none."""
    knowing = Reader(Progress(canon.template, "all"), canon)
    said = (one.text for passage in read.passages for one in sentences(passage.text, read.language))
    told = [event.scene.told.episode for text in said if (event := told_in(Phrasing(text, knowing)))]
    home = canon.template.home_series()
    ours = [episode for episode in told if episode[: len(home)] == home and len(episode) > len(home)]
    return plain_template(canon.serials[home]).show(max(ours)[len(home) :]) if ours else None


def told_in(sentence: Phrasing) -> Event | None:
    """The event a sentence discloses, or may disclose; None if it discloses nothing that matters."""
    canon = sentence.reader.canon
    if canon is None or not sentence.names:
        return None
    named, words = {who for _, _, who in sentence.names}, set(sentence.low)
    said = sentence.plain.casefold()
    best: tuple[tuple[int, tuple[object, ...]], Event] | None = None
    for likeness, first in _likely(canon.deeds, named, words, said):
        rank = (-likeness, told_at(first))
        best = (rank, first[1]) if best is None or rank < best[0] else best
    return best[1] if best else None


def _likely(deeds: Index, named: set[str], words: set[str], said: str) -> Iterator[tuple[int, tuple[Spot, Event]]]:
    """What a sentence may disclose, judged by its names and its verb: how much of the event it states, and the event.

    It names the person affected, or the doer: somebody, and nobody else, after `by`.
    """
    for verb in deeds.verbs:
        known = deeds.of(verb)
        if any(_weighs(one) and _says(one, words) for one in known.verbs):
            pairs = {pair: None for who in named for pair in known.pairs.get(who, ())}
            for subject, object_ in pairs:
                first, victim = known.first.get((subject, object_)), object_ or subject
                by_hand = subject in named and "by" in words and len(named) == 1
                if first is not None and (victim in named or by_hand) and _says(first[1].verb, words):
                    phrased = any(form in said for form in first[1].verb.forms if " " in form)
                    yield 1 + (subject in named) + (victim in named) + phrased, first


def _weighs(verb: Verb) -> bool:
    return bool(verb.harms or verb.dies or verb.returns)


def _says(verb: Verb, words: set[str]) -> bool:
    real = verb.dies and not verb.seems
    return not words.isdisjoint(_forms(verb)) or bool(real and words & DEATH)


@cache
def _forms(verb: Verb) -> frozenset[str]:
    """The first words of a verb's forms, present and past."""
    return frozenset(one.partition(" ")[0] for form in verb.forms for one in tenses(form)) - {"is", "was", "been"}


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
