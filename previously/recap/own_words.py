"""A deed in its author's own words, in the present tense: `tells Ida that Tom drowned` of `Wren told Ida …`."""

from previously.canon.log import Canon
from previously.core.entries import Event
from previously.language.lexicon.closed import AUXILIARIES, BE, PARTICLES, PREPOSITIONS
from previously.language.lexicon.forms import PAST, THIRD, every, forms
from previously.language.lexicon.lookup import REFLEXIVE, tokens
from previously.language.lexicon.wordlists import words
from previously.recap.words import Names

_OBJECTS = words("him her them")
_AFTER_HER = PARTICLES | PREPOSITIONS
"""What follows `her` where that is whom it is done to, and not whose: `threw her out`."""
_TOLD = words("that what how why where who whom whether about to into")
_OPENING = words("that to into of from about for with at on as")
"""What needs words after it."""
_REASONS = words("for about of over")
_EDGES = " \t,.!;:"


def own_words(canon: Canon, event: Event, names: Names) -> tuple[str, str] | None:
    """The verb and what belongs to it; None where the words do not tell it from whoever does it, or not of whom."""
    place = event.words.verb
    if place is None or event.words.object is not None:
        return None
    head = event.text.partition(";")[0]
    adverb, first, rest = _parts(head[place[0] : place[1]])
    verb = "is" if first.casefold() in BE else "" if event.verb.undergone else _present(first)
    object_ = _with_names(rest, event, names, named=_names(event, head, names)) if verb else None
    if object_ is None or not _is_of(event, head, names):
        return None
    told = _told(canon, event, head, place[1])
    object_ = object_ if told else _closed(object_, event, names)
    opens = f"{verb} {object_}".rsplit(" ", 1)[-1] in _OPENING
    return (f"{adverb} {verb}".strip(), f"{object_} {told}".strip()) if told or not opens else None


def _parts(said: str) -> tuple[str, str, str]:
    """An adverb before the verb, the verb, and the rest: `falsely`, `tells`, `Cathy that`."""
    first, _, rest = said.partition(" ")
    if not (rest and first.endswith("ly")):
        return "", first, rest
    verb, _, rest = rest.partition(" ")
    return first, verb, rest


def _is_of(event: Event, head: str, names: Names) -> bool:
    """Are the words before the verb those for whoever the event is of?"""
    place = event.words.subject
    if place is None:
        return not event.verb.undergone
    said = tokens(head[place[0] : place[1]])
    named = {found[1] for at in range(len(said)) if (found := names.canon.lexicon.names.longest(said, at))}
    return event.subject in named if named else len(said) == 1 or not event.verb.undergone


def _present(verb: str) -> str:
    """A verb's third person; nothing for what is no past or present, and for an auxiliary."""
    low = verb.casefold()
    base = next((base for base, tag in forms(low) if tag in {PAST, THIRD}), "")
    return every(base)[1].split("/")[0] if base and low not in AUXILIARIES and len(every(base)) > 1 else ""


def _names(event: Event, head: str, names: Names) -> bool:
    """Has the line a name for whom it is done to? `says yes` has none."""
    return event.object in names.canon.lexicon.apart(head)[0]


def _with_names(rest: str, event: Event, names: Names, *, named: bool) -> str | None:
    """What belongs to the verb, with whom it is done to by name; None where they are `named` in other words."""
    said, at = tokens(rest), 0
    while event.object and at < len(said):
        word, start, end = said[at]
        name = names.canon.lexicon.names.longest(said, at)
        if name is not None and name[1] == event.object:
            return rest
        if word in REFLEXIVE and event.object == event.subject:
            return rest
        after = said[at + 1][0] if at + 1 < len(said) else ""
        if word in _OBJECTS and (word != "her" or not after or after in _AFTER_HER):
            return f"{rest[:start]}{names.of(event.object)}{rest[end:]}"
        at = name[0] if name is not None else at + 1
    return None if (event.object and named) or any(word in _OBJECTS for word, _, _ in said) else rest


def _closed(said: str, event: Event, names: Names) -> str:
    """What belongs to a verb, without a last word that opens what is not told: `arrests Pike | for`."""
    whole, _, last = said.rpartition(" ")
    ends = last in _REASONS and bool(event.object) and event.object in names.canon.lexicon.apart(whole)[0]
    return whole if ends else said


def told_to(canon: Canon, event: Event) -> str:
    """What somebody is told by whom the cast does not name, with its first word: `that the hotel will be sold`."""
    place = event.words.verb
    if place is None or not event.verb.undergone:
        return ""
    head = event.text.partition(";")[0]
    opens = [word for word, _, _ in tokens(head[: place[1]])][-1:]
    told = _told(canon, event, head, place[1])
    return " ".join([*opens, told]) if told and {*opens} & _TOLD else told


def _told(canon: Canon, event: Event, head: str, start: int) -> str:
    """What is told, where words for that follow; up to the next deed of the line."""
    opens = [word for word, _, _ in tokens(head[:start])][-1:]
    follows = [word for word, _, _ in tokens(head[start:])][:1]
    if len(tokens(head[start:])) == 1 and follows[0] in _OBJECTS:
        return follows[0]  # `asks Ines to marry | him`
    if not {*opens, *follows} & _TOLD:
        return ""
    others = (line for line in canon.entries_in(event.scene) if isinstance(line, Event) and line.span == event.span)
    starts = [at[0] for line in others if (at := line.words.verb) is not None and at[0] > start + 1]
    said = head[start : min(starts, default=len(head))].strip(_EDGES)
    return said.removesuffix(" and").strip(_EDGES)
