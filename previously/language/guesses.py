"""What a line that nobody could read may mean: the lexicon's classes for its words, most likely first."""

from collections.abc import Iterator, Mapping

import msgspec

from previously.core.verbs import Verb
from previously.language.lexicon.forms import forms
from previously.language.lexicon.knowing import effects_of_classes
from previously.language.lexicon.lookup import Lexicon, tokens
from previously.language.lexicon.patterns import Pattern, Slot, patterns
from previously.language.lines import people_named

MOST = 3
"""So many readings are offered."""
_GIVEN = frozenset({"", "person", "enemy"})
"""The kinds of object that somebody of the cast may be."""


class Guess(msgspec.Struct, frozen=True):
    """A reading: the word it rests on, the verb that the line would be read as, who does it and to whom."""

    word: str
    verb: Verb
    by: str
    to: str = ""
    plain: bool = True  # the line itself says who and whom

    def clause(self, names: Mapping[str, str]) -> str:
        """What the author would put behind the line. `names` by cast id."""
        form = self.verb.forms[0]
        if self.plain:
            return f"as {form}"
        return f"as {names[self.by]} {form} {names.get(self.to, '')}".rstrip()


def guesses(text: str, lexicon: Lexicon) -> tuple[Guess, ...]:
    """The likeliest readings of a line; none where it names nobody, or none of its words is known."""
    words = tokens(text.partition(";")[0])
    people = people_named(words, lexicon)
    if not people:
        return ()
    best: dict[tuple[str, str], tuple[float, Guess]] = {}
    for score, guess in _scored([word for word, _, _ in words], people, lexicon):
        key = guess.verb.id, guess.by
        if key not in best or best[key][0] < score:
            best[key] = score, guess
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    return tuple(guess for _, guess in ranked[:MOST])


def _scored(words: list[str], people: list[str], lexicon: Lexicon) -> Iterator[tuple[float, Guess]]:
    """Every pattern whose own words are all in the line, with how well it fits whom the line names."""
    there = {*words, *(base for word in words for base, _ in forms(word))}
    for number, word in enumerate(words):
        if lexicon.who(word):
            continue
        for pattern in (*(one for base, _ in forms(word) for one in patterns(base)), *_states(word)):
            known = effects_of_classes().get(pattern.sense)
            if known is None or not pattern.fixed <= there or any(_is_of_a_kind(slot) for slot in pattern.slots):
                continue
            score = _score(pattern, people) - number / 100
            for less, guess in _fitted(word, lexicon.verb(known.own), lexicon.verb(known.suffered), people):
                yield score - less, guess


def _is_of_a_kind(slot: Slot) -> bool:
    """Does it take a thing of one kind (`at chess`), which a line of other words does not name?"""
    return slot.word == "THING" and bool(slot.kind)


def _states(word: str) -> Iterator[Pattern]:
    """States and deeds by their nouns: `dead`, `the murder of`."""
    yield from (one for one in patterns(f"be {word}") if one.fixed == {word})
    yield from (one for one in patterns("*") if word in one.fixed)


def _score(pattern: Pattern, people: list[str]) -> float:
    given = [slot.kind for slot in pattern.slots if slot.word in {"OBJ", "OBJ's"}]
    fits = 2 if bool(given) == bool(people[1:]) else 0
    return 3 * len(pattern.fixed) + fits - 2 * sum(kind not in _GIVEN for kind in given) + pattern.severity


def _fitted(word: str, own: Verb | None, suffered: Verb | None, people: list[str]) -> Iterator[tuple[float, Guess]]:
    """The verb that takes as many as the line names; one that befalls somebody alone befalls rather the last."""
    if own is not None and not own.claim and people[1:] and "name" in own.takes:
        yield 0, Guess(word, own, people[0], people[1])
        return
    verb = next((one for one in (own, suffered) if one is not None and not one.claim and "none" in one.takes), None)
    if verb is None:
        return
    for number, who in enumerate(reversed(people[:2])):
        yield number / 10, Guess(word, verb, who, plain=who == people[0] and not people[1:])


def meaning(guess: Guess, names: Mapping[str, str]) -> str:
    """What a reading would do to whom, in words: `hurts Bob; weighs on Ann`. `names` by cast id."""
    said = [f"{done} {names.get(who, who)}" for who, role in ((guess.to, "object"), (guess.by, "subject")) if who
            for done in _done(guess.verb, role)]  # fmt: skip
    return "; ".join(said) or "has no effect on anyone’s mind"


def _done(verb: Verb, role: str) -> Iterator[str]:
    """What a verb does to one of its parties."""
    effect = verb.effect(role)
    if verb.dies == role:
        yield "is the death of" if not verb.seems else "seems the death of"
    elif effect is None:
        return
    elif effect.harm:
        yield "hurts"
    elif effect.safe or effect.reprocess:
        yield "heals"
    elif effect.want or effect.joy:
        yield "is good for" if effect.want + effect.joy > 0 else "is bad for"
    elif effect.moral:
        yield "weighs on"
    elif effect.reminder:
        yield "reminds"
    elif effect.learn or effect.believe:
        yield "tells something to"


def suggestions(text: str, lexicon: Lexicon, names: Mapping[str, str]) -> tuple[str, ...]:
    """The readings as one line each: `“chews” → reads as humiliates: hurts Bob`."""
    found = guesses(text, lexicon)
    return tuple(f"“{one.word}” → reads as {one.verb.forms[0]}: {meaning(one, names)}" for one in found)
