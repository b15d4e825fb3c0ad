"""What remains of an event: a wound's cues, the context it was lived in, and the target of a line."""

from functools import lru_cache

from previously.canon.log import Canon
from previously.core.entries import Claim, Event
from previously.core.ids import as_cue
from previously.core.verbs import Aim
from previously.language.lexicon.lookup import tokens

OWNERS = ("her ", "his ", "their ", "my ")


def undergone_from(event: Event, canon: Canon) -> str:
    """Who is the cause of something the subject undergoes, if anyone."""
    return event.because_of if event.verb.undergone and event.because_of in canon.cast else ""


def signature(event: Event, me: str, because_of: str = "") -> tuple[str, ...]:
    """The cues of the wound an event makes: explicit, the verb's, the agent and the other party; never oneself.

    If it happened to somebody else, the victim is not a cue (seeing a hurt friend brings no fear back), unless dead.
    """
    others = (event.forced_by, because_of, event.subject, event.object, *event.companions)
    mine = me in {event.subject, event.object, *event.companions}
    spared = "" if mine or event.verb.dies else event.victim
    found = [*event.cues, *event.verb.cues, *(who for who in others if who and who not in {me, spared})]
    if not found:
        found = [words_as_cue(event.object_text) or event.topic or event.place or event.verb.id]
    return tuple(dict.fromkeys(found))


def heal_cues(event: Event, me: str) -> tuple[str, ...]:
    """The cues a healing line or a reminder is about: its own, its object, its topic."""
    about = (event.subject, event.object, words_as_cue(event.object_text), words_as_cue(event.topic))
    return tuple(dict.fromkeys((*event.met, *event.verb.cues, *(word for word in about if word and word != me))))


def words_as_cue(text: str) -> str:
    """Words as a cue: lower case, without a leading article or possessive."""
    word = as_cue(text)
    for owner in OWNERS:
        word = word.removeprefix(owner)
    return word


def company(entry: Event | Claim, me: str) -> tuple[str, ...]:
    """Who else is there."""
    return tuple([who for who in entry.present if who != me])


def context_of(entry: Event | Claim, me: str) -> frozenset[str]:
    """A line's context: its place and company as features."""
    return context(entry.place, company(entry, me))


@lru_cache(maxsize=1 << 16)
def context(place: str, others: tuple[str, ...]) -> frozenset[str]:
    """The features of a place and company."""
    return frozenset([*([f"place:{place.casefold()}"] if place else []), *(f"with:{who}" for who in others)])


def aim_of(event: Event, aim: Aim | None, canon: Canon) -> str:
    """The target an aim takes from a line: a cast id if it names a character, or else words."""
    if aim is None:
        return ""
    if aim.target == "subject":
        return event.subject
    if aim.target == "object":
        return event.object or _somebody_in(event.object_text, canon)
    return event.topic or _somebody_in(event.object_text, canon) or event.object


def _somebody_in(text: str, canon: Canon) -> str:
    """The last name in some words, or the words themselves."""
    words, found = tokens(text), ""
    for i in range(len(words)):
        longest = canon.lexicon.names.longest(words, i)
        found = longest[1] if longest else found
    return found or words_as_cue(text)
