"""What the press tells of a story beyond what its own notices ask for.

A sentence tells an event where it names one of its parties and uses its verb, or speaks of somebody's death. Of several
events that it may mean, the first told counts: the benefit of the doubt.
"""

from collections.abc import Iterator
from functools import cache

from previously.canon.index import Index, Spot, told_at
from previously.canon.log import Canon
from previously.canon.view.progress import Progress
from previously.core.entries import Event
from previously.core.press import Disclosure, Noticed
from previously.core.source import Block, Span
from previously.core.verbs import Verb
from previously.press.article.article import article
from previously.press.article.model import Article
from previously.press.article.sentences import sentences
from previously.press.gate.inflect import tenses
from previously.press.gate.phrasing import Sentence
from previously.press.gate.reader import Reader, plain_template
from previously.press.notices.find import notices
from previously.press.notices.needed import episode_titles
from previously.press.notices.notice import Notice
from previously.press.notices.place import place
from previously.press.notices.scope_words import extent

DEATH = frozenset({"dead", "death", "died", "dies", "demise", "killed", "kills", "murder", "murdered", "slain"})


def disclosures(path: str, text: str, canon: Canon) -> Iterator[Disclosure]:
    """The sentences of an article that tell more of the story than its notices cover, in order."""
    read, knowing = article(text), Reader(Progress(canon.template, "all"), canon)
    given = notices(read)
    block = Block(path, 1, text)
    for index, passage in enumerate(read.passages):
        for said in sentences(passage.text, read.language):
            event = told_in(Sentence(said.text, knowing))
            over = (one for one in given if one.covers(passage, index, said.start))
            if event is None or any(_covers(one, event, canon) for one in over):
                continue
            noticed, asked = _noticed(given, index, said.start)
            at = passage.start + said.start + len(said.text) - len(said.text.lstrip())
            span = Span(block, text.count("\n", 0, at), at - text.rfind("\n", 0, at))
            yield Disclosure(span, said.text.strip(), event, noticed, asked)


def furthest(read: Article, canon: Canon) -> str | None:
    """The last episode that an article tells an event of; None where it tells none."""
    knowing = Reader(Progress(canon.template, "all"), canon)
    said = (one.text for passage in read.passages for one in sentences(passage.text, read.language))
    told = [event.scene.told.episode for text in said if (event := told_in(Sentence(text, knowing)))]
    home = canon.template.home_series()
    ours = [episode for episode in told if episode[: len(home)] == home and len(episode) > len(home)]
    return plain_template(canon.serials[home]).show(max(ours)[len(home) :]) if ours else None


def told_in(sentence: Sentence) -> Event | None:
    """The event that a sentence tells, or may tell; None where it tells none that weighs."""
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
    """What a sentence may tell, by whom it names and what it says is done: how much of it it says, and the event.

    It names whom it befalls, or by whose hand: somebody, and nobody else, after `by`.
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
    """The first words of a verb's forms, now and past."""
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


def _noticed(given: tuple[Notice, ...], index: int, offset: int) -> tuple[Noticed, str]:
    if not given:
        return "no notice", ""
    asked = "; ".join(dict.fromkeys(filter(None, (extent(scope) for one in given for scope in one.scopes))))
    if not asked:
        return "no scope", ""
    return ("before its notice" if all((index, offset) < one.first for one in given) else "less"), asked
