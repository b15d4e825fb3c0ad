"""A builder of sentences: a deed of the lexicon, its people, and a way of saying it; plainly put together."""

from functools import cache
from typing import NamedTuple

from previously.language.lexicon.closed import ADVERBS, PARTICLES, PREPOSITIONS
from previously.language.lexicon.forms import table
from previously.language.lexicon.patterns import Pattern, patterns, rows, senses
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reader import read
from previously.language.sentence.roles import UNDERGONE

UNTOLD = {"op", "feel", "other"}
"""Classes that make no event."""
NAMES = {"ann": "Ann", "bob": "Bob", "cy": "Captain Cy", "sol": "Sol", "emily": "Emily", "rose": "Rose"}
PEOPLE = People(Somebody(who, (name,), "she") for who, name in NAMES.items())
FORMS: dict[str, dict[str, str]] = {}
for _form, _of in table().items():
    for _base, _tag in _of:
        FORMS.setdefault(_base, {}).setdefault(_tag, _form)


class Deed(NamedTuple):
    """A verb with the words of its pattern after it, `OBJ` where somebody stands whom it befalls.

    `own` is the pattern's class; `senses` are the classes that the verb may have with no other words than these.
    """

    verb: str
    words: tuple[str, ...]
    own: str
    senses: frozenset[str]

    @property
    def befalls(self) -> bool:
        """Does it befall somebody?"""
        return "OBJ" in self.words

    @property
    def turns(self) -> bool:
        """May whom it befalls be the subject of a passive?"""
        return self.words[:1] == ("OBJ",)


class Way(NamedTuple):
    """How a deed is said, of one and of several; how it then stands. `{s}` is the verb in the third person."""

    one: str
    several: str
    status: str
    passive: bool = False


WAYS = [
    Way("{by} {how}{s}{rest}", "{by} {how}{b}{rest}", "happened"),
    Way("{by} {how}{d}{rest}", "{by} {how}{d}{rest}", "happened"),
    Way("{by} has {how}{n}{rest}", "{by} have {how}{n}{rest}", "happened"),
    Way("{by} had {how}{n}{rest}", "{by} had {how}{n}{rest}", "happened"),
    Way("{by} is {how}{g}{rest}", "{by} are {how}{g}{rest}", "happened"),
    Way("{by} does not {b}{rest}", "{by} do not {b}{rest}", "not"),
    Way("{by} didn't {how}{b}{rest}", "{by} didn't {how}{b}{rest}", "not"),
    Way("{by} never {s}{rest}", "{by} never {b}{rest}", "not"),
    Way("{by} almost {d}{rest}", "{by} almost {d}{rest}", "not"),
    Way("{by} fails to {b}{rest}", "{by} fail to {b}{rest}", "not"),
    Way("{by} would have {n}{rest}", "{by} would have {n}{rest}", "not"),
    Way("{by} {how}tries to {b}{rest}", "{by} {how}try to {b}{rest}", "tried"),
    Way("{by} will {how}{b}{rest}", "{by} will {how}{b}{rest}", "intended"),
    Way("{by} plans to {b}{rest}", "{by} plan to {b}{rest}", "intended"),
    Way("{by} dreams that {by} {s}{rest}", "{by} dream that {by} {b}{rest}", "imagined"),
    Way("{to} is {how}{n}{rest} by {by}", "{to} are {how}{n}{rest} by {by}", "happened", passive=True),
    Way("{to} was {n}{rest} by {by}", "{to} were {n}{rest} by {by}", "happened", passive=True),
    Way("{to} has been {n}{rest} by {by}", "{to} have been {n}{rest} by {by}", "happened", passive=True),
    Way("{to} is not {n}{rest} by {by}", "{to} are not {n}{rest} by {by}", "not", passive=True),
    Way("{to} will be {n}{rest} by {by}", "{to} will be {n}{rest} by {by}", "intended", passive=True),
]
NEGATED = [way for way in WAYS if way.status == "not"]
HOW = ("", "quietly ", "suddenly ", "then ", "finally ")
WHEN = ("", "At dawn, ", "The next morning ", "Then ", "In the kitchen, ", "Two days later, ")
WHERE = ("", " in the kitchen", " at dawn", " on Monday", ".", " in front of everyone", "!")


class Built(NamedTuple):
    """A sentence, and what it must be read as."""

    line: str
    deed: Deed
    by: frozenset[str]
    to: frozenset[str]
    status: str


def build(
    deed: Deed, way: Way, by: tuple[str, ...], to: tuple[str, ...], *, how: str = "", when: str = "", where: str = ""
) -> Built:
    """The sentence."""
    first = to if way.passive else by
    called = {"by": _listed(by), "to": _listed(to)}
    rest = "".join(f" {called['to'] if word == 'OBJ' else word}" for word in deed.words)
    if way.passive:
        rest = rest.removeprefix(f" {called['to']}")
    form = way.one if len(first) == 1 else way.several
    said = form.format_map({**FORMS[deed.verb], "s": FORMS[deed.verb]["3"], **called, "rest": rest, "how": how})
    return Built(f"{when}{said}{where}", deed, frozenset(by), frozenset(to if deed.befalls else ()), way.status)


def _listed(people: tuple[str, ...]) -> str:
    return " and ".join(NAMES[who] for who in people)


@cache
def deeds() -> list[Deed]:
    """Every deed of the lexicon that is told by a verb, words that stay as they are, and at most one person."""
    return [
        Deed(verb, tuple(slot.word for slot in one.slots), one.sense, _senses(verb, one.fixed))
        for verb in sorted(FORMS.keys() & rows().keys())
        for one in patterns(verb)
        if _is_plain(one)
    ]


@cache
def tellable() -> list[Deed]:
    """Those told by small words, and by one verb, which is no other deed after `tries to` and its like."""
    outer = [one for verb in ("try", "fail", "plan", "dream") for one in patterns(verb)]
    taken = {word for one in outer for word in one.fixed}
    taken |= ADVERBS | PREPOSITIONS
    return [one for one in deeds() if _small(one.words) and one.verb not in taken and _is_one_verb(one.verb)]


def _is_one_verb(verb: str) -> bool:
    """Is it no form of another (`lay`, `rent`), and no idiom with `be` (`is seeing her`, `is haunted by him`)?"""
    alone = {base for base, _ in table()[verb]} == {verb}
    return alone and not {f"be {FORMS[verb]['g']}", f"be {FORMS[verb]['n']}"} & rows().keys()


@cache
def is_told(deed: Deed) -> bool:
    """Is it read, said in the plainest way, with its people where they belong?"""
    return not read_back(build(deed, WAYS[0], ("ann",), ("bob",)))


def _small(words: tuple[str, ...]) -> bool:
    """Is none of the words after the verb itself a form of a verb, or of several people?"""
    return not {"each", "between"} & set(words) and not any(
        word in table() and word not in PREPOSITIONS | PARTICLES for word in words if word != "OBJ"
    )


def _senses(verb: str, said: frozenset[str]) -> frozenset[str]:
    return frozenset(one.sense for one in patterns(verb) if one.fixed <= said | {"at", "in", "on"})


def _is_plain(pattern: Pattern) -> bool:
    """Is it made of words, of somebody at most once, and of nothing that is left out?"""
    others = [slot for slot in pattern.slots if not slot.fixed]
    somebody = all(slot.word == "OBJ" and slot.kind in {"", "person"} for slot in others)
    whole = not pattern.slots or pattern.slots[-1].word not in PREPOSITIONS | {"that", "if"} - PARTICLES
    told = pattern.sense in senses() and not pattern.notes and pattern.sense not in UNTOLD
    return somebody and len(others) < 2 and whole and told and not pattern.subject


def read_back(built: Built) -> str:
    """What of a sentence is read as something else; nothing if it says what it was made of."""
    events = read(built.line, PEOPLE).events
    found = [one for one in events if one.sense in built.deed.senses and one.status == built.status]
    if not found:
        return "class and status"
    by, to = frozenset(found[-1].by), frozenset(found[-1].to)
    if not built.deed.befalls:
        return "" if by | to == built.by else "who"
    if found[-1].sense in UNDERGONE:
        return "" if by | to <= built.by | built.to else "who"
    return "" if (by, to) == (built.by, built.to) else "who"
