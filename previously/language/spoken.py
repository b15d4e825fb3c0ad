"""What a line speaks of: deeds that it tells, plans or refers to, and what it takes to be so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from previously.core.entries import Saying
from previously.language.lexicon.knowing import channel_verbs, channels, effect_of, presumed
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
_DEATHS = words("die kill")
_ILLNESS = "ill"
_HEARING = words("learn overhear")
_NEWS = re.compile(
    r"\b(?:news|word|rumou?rs?|gossip|reports?|message|letter|story|lie|claim) (?:goes round )?that\b", re.IGNORECASE
)
"""What tells something: `the news that Sam is dead spreads`."""
_WHAT = re.compile(r" (?:that|of|about|what|where|who|how|why|saying|to say) ")
_TRIED = re.compile(r"\b(?:tri(?:es|ed)|trying|attempt(?:s|ed|ing)) to $", re.IGNORECASE)
"""What goes before a deed that was only tried."""
_SENT = re.compile(
    r"\b(?:sends?|mails|posts|wires|leaves|forwards)\b(?: \S+){0,5} "
    r"(?:letters?|notes?|message|messages|telegram|postcard|e-?mail|wire|voicemail)\b"
)
"""What reaches somebody who is elsewhere."""
_CALLED = re.compile(r"\b(?:calls|phones|rings) (?:\S+ ){1,3}to (?:say|tell)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:takes?|draws?|pulls?) (?:\S+ ){1,3}aside\b|\b(?:slips|passes|hands) (?:\S+ ){1,3}(?:a|the) note\b"
)
_TELLS = re.compile(r"\b(?:tells?|says|informs|confides|admits|confesses|explains|mutters)\b")
_QUIETLY = re.compile(
    r" (?:quietly|in confidence|alone|in (?:her|his|their) ear|behind closed doors|out of earshot|"
    r"under (?:her|his|their) breath)$"
)
"""What nobody else there hears."""
_FOR = re.compile(r"\bfor (?:having )?$", re.IGNORECASE)
_PLACES = words("the a an her his their my work home school")


def spoken(events: Sequence[Happening], head: str, people: People, *, known: bool = False) -> tuple[Saying, ...]:
    """The deeds that a line speaks of, which it does not tell as happening now.

    `known`: the vocabulary reads the line's own verb; what stands under it is spoken of (`learns that Sam is dead`).
    """
    told = (_attempted(event, head) for event in events)
    said = [_saying(event, events) for event in told if not now(event) or (known and event.under)]
    said += [
        msgspec.structs.replace(_saying(event, events), status="reported")
        for event in events
        if now(event) and is_the_reason(head, event)
    ]
    if any(now(event) and event.sense in _SAYING for event in events):
        ended = {who for one in said if one.sense in _ENDED for who in (*one.by, *one.to)}
        living = (who for who in _spoken_of_as_living(people.words(head)) if who not in ended)
        said += [Saying("", to=(who,), status="reported", presumes="alive") for who in living]
    return tuple(said)


def now(event: Happening) -> bool:
    """Does an event of a line happen as the line is told?"""
    return event.status == "happened" and event.under not in REFERS


def is_the_reason(head: str, event: Happening) -> bool:
    """Is an event why another is done (`curses Cy for | murdering Sam`), and so done before?"""
    doing = bool(event.words) and event.verb.split(" ")[0].endswith("ing")
    return doing and _FOR.search(head[: event.words[-1][0]]) is not None


def presumed_by(event: Happening) -> str:
    """What an event takes to be so."""
    own = event.pattern.notes.get("presumes") if event.pattern else None
    return presumed().get(event.sense, "") if own is None else own


def channel_of(event: Happening) -> str:
    """Who hears what a verb of telling says: only those it names, for `whisper` and `write`."""
    if event.pattern is None or event.sense not in _SAYING:
        return ""
    return channel_verbs().get(event.pattern.head, "")


@cache
def _endings() -> tuple[str, ...]:
    """How a sentence ends that says who hears it."""
    return tuple(f" {phrase}" for phrase in channels())


def apart(head: str) -> str:
    """Who hears or sees what a sentence tells, by its last words or those before what is told: `by letter that …`."""
    said = _WHAT.split(head.strip(" .!").casefold(), maxsplit=1)[0]
    if said.endswith(_endings()):
        return next(kind for phrase, kind in channels().items() if said.endswith(f" {phrase}"))
    return "far" if _SENT.search(said) or _CALLED.search(head) else "near" if _is_aside(said) else ""


def _is_aside(said: str) -> bool:
    """Does nobody else there hear it? The end of a line is looked at first: it may be long, and full of telling."""
    end = _QUIETLY.search(said)
    told = end is not None and _TELLS.search(said, 0, end.start()) is not None
    return told or _ASIDE.search(said) is not None


def as_told(head: str, events: Sequence[Happening]) -> Sequence[Happening]:
    """The events of a line; a death that somebody hears of, or what news or a rumour says, does not happen there."""
    news = _NEWS.search(head)
    start = news.end() if news else len(head)
    return [_reported(event) if _is_told(event, start) else event for event in events]


def _attempted(event: Happening, head: str) -> Happening:
    """What is said to have been tried has not been done: `says that Bob tried to kill Joe`."""
    tried = event.status == "reported" and event.words and _TRIED.search(head[: event.words[-1][0]])
    return msgspec.structs.replace(event, status="tried") if tried else event


def _is_told(event: Happening, start: int) -> bool:
    if event.status != "happened":
        return False
    heard = event.sense in _DEATHS and event.under in _HEARING
    return heard or (bool(event.words) and event.words[0][0] >= start)


def _reported(event: Happening) -> Happening:
    return msgspec.structs.replace(event, status="reported")


def is_no_deed(event: Happening) -> bool:
    """Is it of a class of deeds and yet none in the log: to vanish, or to be dying (`dying of a broken heart`)?"""
    if event.pattern is None:
        return False
    known = effect_of(event.sense, event.pattern.signs[1:])
    return _is_dying(event) or (known is not None and known.excepts(event.pattern.head, event.pattern.text))


def _is_dying(event: Happening) -> bool:
    return event.sense in _ENDED and event.verb.casefold().split()[:1] == ["dying"]


def _saying(event: Happening, events: Iterable[Happening]) -> Saying:
    """A deed that is spoken of; whoever is accused of it has done it."""
    by = event.by
    if event.under == "accuse":
        by = next((one.to for one in events if one.sense == "accuse"), by)
    presumes = presumed_by(event) if event.status == "intended" else ""
    thing = "" if by or event.to else next(iter((*event.by_other, *event.to_other)), "")
    return Saying(_sense(event), by, event.to, event.status, presumes, event.severity, thing)


def _sense(event: Happening) -> str:
    """Its class; to be dying is an illness, and to vanish may be anything."""
    if event.sense not in _DEATHS or not is_no_deed(event):
        return event.sense
    return _ILLNESS if _is_dying(event) else ""


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
