"""Everything that rules propose of the pages of scenes: who is there, and lines with the words they rest on."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

import msgspec

from previously.canon.pages.folding import fold
from previously.core.passage import AUTHORS, Passage
from previously.core.proposal import Proposal, ProposalKind
from previously.draft.lone import lone
from previously.draft.parsing.parser import Parsed
from previously.draft.rules.clauses import Clause, clauses_of
from previously.draft.rules.deeds import deeds_in, traits_in
from previously.draft.rules.found import Found
from previously.draft.rules.later import later_in
from previously.draft.rules.moves import Spot, moving
from previously.draft.rules.presence import doing_in, present_in
from previously.draft.rules.prose import Prose
from previously.draft.rules.scripts import deeds_of_action, doing
from previously.draft.wordings import SceneSet
from previously.language.quotations.names import Names
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reading import Reading

PRESENT = 0.9
"""How sure presence is."""
SHOWN = 6
"""So many words are quoted for it where the sentence has them."""
Read = Callable[[str], Reading]
Marked = Callable[[str, str], bool]
"""Does a line about one of the cast say what is so of them?"""


class SceneRead(msgspec.Struct, frozen=True):
    """A scene as rules look at it: its passages, the folded text of its chapter, who is known to be there already.

    `heard` are who speaks there by name, each with a passage in which that stands and the words (“said Mara”).
    """

    at: str
    passages: Sequence[Passage]
    page: str
    present: Collection[str]
    heard: Sequence[tuple[str, Passage, str]] = ()
    timed: bool = True  # a day is said of it already, or there is none before it


class Casting:
    """The cast, as the readers need it."""

    def __init__(
        self, cast: Sequence[Somebody], shown: Mapping[str, str], people: People, read: Read, marked: Marked
    ) -> None:
        self.names, self.shown, self.people, self.read, self.marked = Names(cast), shown, people, read, marked


def page_of(passages: Iterable[Passage]) -> str:
    """The folded text of a chapter."""
    return "\n".join(fold(one.text) for one in passages if one.kind not in AUTHORS)


def of_prose(scene: SceneRead, parses: Sequence[Parsed], casting: Casting) -> Iterator[Proposal]:
    """What a scene of prose gives; without its `parses`, who speaks there by name."""
    told, before = list[Prose](), None
    for passage, parsed in zip(scene.passages, parses, strict=False):
        before = Prose(passage, parsed, casting.names, before)
        told.append(before)
    around = frozenset(who for prose in told for one in prose.mentions if one.named for who in one.who)
    for prose in told:
        prose.around = around
    clauses = [[*clauses_of(prose)] for prose in told]
    acting = [[*doing_in(some)] for some in clauses]
    there = present_in(zip(told, acting, strict=True))
    both = [*zip(told, clauses, strict=True)]
    every = [(n, one) for n, (p, some) in enumerate(both) for one in deeds_in(p, some, casting.shown, casting.read)]
    found = [(told[number].text, one) for number, one in moving(every, _spots(scene, acting))]
    traits = [(p.text, one) for p, some in both for one in traits_in(p, some, casting.shown, casting.marked)]
    who = [*there.who, *(who for who, _, _ in scene.heard), *(who for _, one in found for who in one.who)]
    quotes = [*((prose.text, quote) for prose, quote in there.quotes), *_heard(scene)]
    yield from _scene(scene, casting, who, [*quotes, *((text, one.quote) for text, one in found)])
    yield from _lines(scene, [*traits, *found])


def _spots(scene: SceneRead, clauses: Sequence[Sequence[Clause]]) -> list[tuple[Spot, str]]:
    """Where in a scene somebody does something, in these clauses of each passage, or speaks; in order."""
    numbers = {passage.span: number for number, passage in enumerate(scene.passages)}
    acting = ((number, one.start, who) for number, some in enumerate(clauses) for one in some for who in one.who)
    speaking = ((numbers[passage.span], passage.text.find(words), who) for who, passage, words in scene.heard)
    return sorted(((number, start), who) for number, start, who in (*acting, *speaking))


def _heard(scene: SceneRead) -> Iterator[tuple[str, str]]:
    yield from ((passage.text, words) for _, passage, words in scene.heard)


def of_script(scene: SceneRead, casting: Casting) -> Iterator[Proposal]:
    """What a scene of a script gives beside what its own structure tells already."""
    doers = [(who, passage.text, text) for passage in scene.passages for who, text in doing(passage, casting.people)]
    deeds = [
        (passage.text, one)
        for passage in scene.passages
        for one in deeds_of_action(passage, casting.people, casting.read)
    ]
    there = [*(who for who, _, _ in doers), *(who for _, one in deeds for who in one.who)]
    yield from _scene(scene, casting, there, [(page, text) for _, page, text in doers])
    yield from _lines(scene, deeds)


def _scene(
    scene: SceneRead, casting: Casting, who: Sequence[str], quotes: Iterable[tuple[str, str]]
) -> Iterator[Proposal]:
    """Who is there, where that is more than the story knows already."""
    there = tuple(dict.fromkeys((*scene.present, *who)))
    opening, later = ("", "") if scene.timed else later_in(scene.passages[0].text)
    if {*there} == {*scene.present} and not later:
        return
    first = [(scene.passages[0].text, opening)] if later else []
    for text, words in (*first, *quotes):
        if quote := _quoted(text, words, scene.page, SHOWN):
            line = SceneSet(present=tuple(casting.shown[one] for one in there), later=later).line
            yield proposal("scene", scene.at, line, quote, PRESENT)
            return


def _lines(scene: SceneRead, found: Iterable[tuple[str, Found]]) -> Iterator[Proposal]:
    for text, one in found:
        if quote := _quoted(text, one.quote, scene.page):
            yield proposal(one.kind, scene.at, one.line, quote, one.sure)


def _quoted(text: str, words: str, page: str, least: int = 1) -> str:
    """Words of a passage as a quote that stands once."""
    flat = " ".join(text.split())
    start = flat.find(words)
    return lone(flat, start, start + len(words), page, least) if start >= 0 else ""


def proposal(kind: ProposalKind, at: str, line: str, quote: str, sure: float, count: int = 0) -> Proposal:
    """A proposal, called by what it says: the same on every run."""
    told = "\n".join((kind, at, fold(line), fold(quote)))
    return Proposal(
        f"{kind[0]}{sha256(told.encode()).hexdigest()[:7]}", at, line, quote, round(sure, 2), 0, kind, count
    )
