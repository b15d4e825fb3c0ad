"""What a line speaks of: deeds that it tells, plans or refers to, and what it takes to be so."""

from collections.abc import Iterable, Iterator, Sequence

from previously.core.entries import Saying
from previously.language.lexicon.knowing import channel_verbs, channels, presumed
from previously.language.lexicon.wordlists import words
from previously.language.sentence.cast import People
from previously.language.sentence.reading import Happening
from previously.language.sentence.tokens import Words

REFERS = words("forgive praise accuse apologise confess mourn remember")
"""Under these, a deed that has happened is one of before: to forgive him for it does not do it again."""
_SAYING = words("tell reveal warn confide")
_ENDED = words("die mourn")
_COMING = words("will 'll")
_BEING = words("is 's")
_OVER = words("dead gone buried lost missing resting lying no not never n't at asleep in")
"""After `is`, words that may say of somebody that he is dead: `is at peace`, `is in heaven`."""
_PLACES = words("the a an her his their my work home school")


def spoken(events: Sequence[Happening], head: str, people: People, *, known: bool = False) -> tuple[Saying, ...]:
    """The deeds that a line speaks of, which it does not tell as happening now.

    `known`: the vocabulary reads the line's own verb; what stands under it is spoken of (`learns that Sam is dead`).
    """
    said = [_saying(event, events) for event in events if not now(event) or (known and event.under)]
    if any(now(event) and event.sense in _SAYING for event in events):
        ended = {who for one in said if one.sense in _ENDED for who in (*one.by, *one.to)}
        living = (who for who in _spoken_of_as_living(people.words(head)) if who not in ended)
        said += [Saying("", to=(who,), status="reported", presumes="alive") for who in living]
    return tuple(said)


def now(event: Happening) -> bool:
    """Does an event of a line happen as the line is told?"""
    return event.status == "happened" and event.under not in REFERS


def presumed_by(event: Happening) -> str:
    """What an event takes to be so."""
    own = event.pattern.notes.get("presumes") if event.pattern else None
    return presumed().get(event.sense, "") if own is None else own


def channel_of(event: Happening) -> str:
    """Who hears what a verb of telling says: only those it names, for `whisper` and `write`."""
    if event.pattern is None or event.sense not in _SAYING:
        return ""
    return channel_verbs().get(event.pattern.head, "")


def apart(head: str) -> str:
    """Who hears or sees what a sentence tells, by its last words: `in secret`, `by letter`."""
    said = head.strip(" .!").casefold()
    return next((kind for phrase, kind in channels().items() if said.endswith(f" {phrase}")), "")


def _saying(event: Happening, events: Iterable[Happening]) -> Saying:
    """A deed that is spoken of; whoever is accused of it has done it."""
    by = event.by
    if event.under == "accuse":
        by = next((one.to for one in events if one.sense == "accuse"), by)
    presumes = presumed_by(event) if event.status == "intended" else ""
    return Saying(event.sense, by, event.to, event.status, presumes)


def _spoken_of_as_living(said: Words) -> Iterator[str]:
    """Who is said to do something yet, or to be somewhere: `that Sam will testify`, `that Sam is at the market`."""
    for at, who in said.named.items():
        if said.at(at - 1) != "that":
            continue
        verb, after = said.at(at + 1), said.at(at + 2)
        coming = verb in _COMING and after not in _OVER and (after, said.at(at + 3)) != ("be", "missed")
        there = verb in _BEING and (after not in _OVER or (after in {"at", "in"} and said.at(at + 3) in _PLACES))
        if coming or there:
            yield who
