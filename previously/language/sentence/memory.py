"""Who was named before: whom a pronoun means."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from previously.language.lexicon.closed import words_of_gender
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.phrases.phrase import Phrase

_SINGULAR = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_PLURAL = frozenset(["they", "them", "their", "theirs", "both", "all", "neither", "none", "each"]) | {"the two"}
_SENTENCE = 10
"""How much farther somebody is for each sentence since."""
_AMONG_OTHERS, _UNTOLD = 5, 4
"""How much farther somebody is who was named with others, or who may be a man or a woman."""
_EVERYONE = frozenset({"everyone", "everybody"})
_FIRST = frozenset(["i", "me", "my", "mine", "we", "us", "our"])
_STANDING = _EVERYONE | _FIRST | _SINGULAR.keys() | _PLURAL
_KEPT = 48
"""So many mentions are kept in mind; whoever was named before that is meant by no pronoun."""
SUBJECT, OBJECT, OTHER, TELLER, DONE_TO = 0, 1, 2, 3, 4
"""How somebody was named: as who acts, as whom it befalls, in passing, as whose diary or log this is.

`DONE_TO` names nobody: it keeps to whom the last deed was done, its kind in the place of a gender.
"""


Meant = tuple[tuple[str, ...], tuple[str, ...]]
"""Whom words mean: ids of the cast, and people outside it by the words for them."""


class Mention(NamedTuple):
    """Somebody was named: who, how, in which sentence; people outside the cast by the words for them."""

    who: tuple[str, ...]
    role: int
    sentence: int
    others: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False


class Memory:
    """What a reader of a scene has in mind of the lines before."""

    def __init__(self, people: People, here: Iterable[Somebody] | None = None) -> None:
        self.people, self.here = people, people.cast if here is None else tuple(here)
        self.mentions: deque[Mention] = deque(maxlen=_KEPT)
        self.last_deed: Mention | None = None
        self.sentence = 0
        self.kin: dict[tuple[str, str], str] = {}
        """Whom lines have called somebody's mother or friend, by cast id and noun; empty where that is several."""

    def name(self, phrase: Phrase, role: int) -> None:
        """Keep that somebody was named; `everybody` names nobody."""
        if phrase.pronoun in _EVERYONE:
            return
        who = tuple(dict.fromkeys(phrase.who))
        if who or phrase.others:
            self.keep(Mention(who, role, self.sentence, phrase.others, words_of_gender(phrase.head), phrase.plural))
        if phrase.owner is not None and phrase.owner.who and not phrase.owner.pronoun:
            self.keep(Mention(phrase.owner.who, OTHER, self.sentence))

    def keep(self, mention: Mention) -> None:
        """Keep a mention."""
        if mention.role == DONE_TO:
            self.last_deed = mention
        else:
            self.mentions.append(mention)

    def end_sentence(self) -> None:
        """What is named from here on is named in the next sentence."""
        self.sentence += 1

    def named_now(self, who: str) -> bool:
        """Has somebody been named in this sentence?"""
        return any(who in one.who and one.sentence == self.sentence for one in self.mentions)

    def last_subject(self) -> Phrase | None:
        """Who acted last, for a sentence that begins with its verb."""
        found = self.acted_last()
        return None if found is None else Phrase(0, 0, who=found[0], others=found[1], person=True, told=True)

    def acted_last(self) -> Meant | None:
        """Who acted in a sentence before this one; in a diary whoever writes it."""
        if teller := self._teller():
            return teller, ()
        for mention in reversed(self.mentions):
            if mention.role == SUBJECT and mention.sentence < self.sentence:
                return mention.who, mention.others
        return None

    def done_to(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """To whom the deed of the sentence before was done, if it is of one of these kinds."""
        last = self.last_deed
        return last.who if last is not None and last.sentence == self.sentence - 1 and last.gender in kinds else ()

    def other(self, than: str) -> Phrase | None:
        """The one other person named in the last two sentences; None if there are several."""
        found = self.beside(than)
        return Phrase(0, 0, who=found, person=True, told=True) if found else None

    def beside(self, than: str) -> tuple[str, ...]:
        """Who else was named in the last two sentences, where it is one."""
        named = {
            who for one in self.mentions if self.sentence - one.sentence <= 1 and one.role != OTHER for who in one.who
        }
        outside = any(one.others for one in self.mentions if self.sentence - one.sentence <= 1)
        named.discard(than)
        return tuple(named) if len(named) == 1 and not outside else ()

    def relative(self, whose: str, noun: str) -> str:
        """Who is somebody's father, where a name or a line before says so."""
        return self.people.relative(whose, noun) or self.kin.get((whose, noun), "")

    def relate(self, whose: str, noun: str, who: str) -> None:
        """Keep that a line calls somebody's mother by name."""
        if self.kin.setdefault((whose, noun), who) != who:
            self.kin[whose, noun] = ""

    def resolve(self, phrase: Phrase, subject: Phrase | None = None) -> None:
        """Look up whom a phrase's pronouns mean; a phrase that means nobody known stays as it is."""
        if phrase.told:
            return
        phrase.told = True
        for before, part in zip((None, *phrase.parts), phrase.parts, strict=False):
            self._own(before, part)
            self.resolve(part, subject)
        if phrase.parts:
            phrase.who = tuple(dict.fromkeys(one for part in phrase.parts for one in part.who))
            phrase.others = tuple(dict.fromkeys(one for part in phrase.parts for one in part.others))
        if phrase.owner is not None and phrase.owner is not phrase:
            self.resolve(phrase.owner, None)
            if (
                not phrase.who
                and len(phrase.owner.who) == 1
                and phrase.person
                and (who := self.relative(phrase.owner.who[0], phrase.head))
            ):
                phrase.who, phrase.others = (who,), ()
        if phrase.pronoun and not phrase.who:
            self._meant(phrase, subject)

    def _own(self, before: Phrase | None, part: Phrase) -> None:
        """In `Ann and her mother`, whoever is named first is the one whose mother it is, where she may be."""
        owner = part.owner
        if before is None or owner is None or owner.told or len(before.who) != 1:
            return
        if _SINGULAR.get(owner.pronoun, "") == self.people.spoken_of(before.who[0]):
            owner.who, owner.told = before.who, True

    def _meant(self, phrase: Phrase, subject: Phrase | None) -> None:
        if phrase.reflexive or phrase.reciprocal:
            phrase.who = subject.who if subject else ()
        elif phrase.pronoun in _STANDING:
            apart = subject if subject is not None and subject.pronoun not in _EVERYONE else None
            who, others = self.whom(phrase.pronoun, apart.who if apart else (), apart.others if apart else ())
            if who:
                phrase.who, phrase.others = who, ()
            elif others:
                phrase.others = others

    def whom(self, word: str, apart: tuple[str, ...], others: tuple[str, ...]) -> Meant:
        """Whom a pronoun means, who is none of these; nobody where it cannot be told."""
        if word in _FIRST:
            return self._teller(), ()
        if word in _EVERYONE:
            return tuple(who for who in self._everyone() if who not in apart), ()
        if word in _SINGULAR:
            return self._single(_SINGULAR[word], frozenset((*apart, *others)))
        return self._several(word, frozenset(apart))

    def _everyone(self) -> Iterable[str]:
        """Who is there; where nobody has said so, who has acted or been acted on in the scene."""
        acted = (one.who for one in self.mentions if one.role in {SUBJECT, OBJECT})
        return [one.id for one in self.here] or dict.fromkeys(who for named in acted for who in named)

    def _teller(self) -> tuple[str, ...]:
        """Whose diary or log this is, or who says `I` throughout."""
        told = next((one.who for one in reversed(self.mentions) if one.role == TELLER), ())
        return told or ((self.people.teller,) if self.people.teller else ())

    def _single(self, gender: str, apart: frozenset[str]) -> Meant:
        """The nearest who fits; nobody where two are as near, and whoever alone fits where none was named."""
        ranked = self._ranked(gender, apart)
        nearest = min(ranked.values(), default=0)
        if nearest >= _SENTENCE and self._may_be_meant(apart):
            return (), ()
        best = [who for who, rank in ranked.items() if rank == nearest]
        if not ranked and (unsaid := self._ungendered(apart)):
            return unsaid if len(unsaid) == 1 else (), ()
        if not ranked:
            here = (one.id for one in self.here if self.people.pronoun[one.id] == gender)
            best = [who for who in here if who not in apart]
        if len(best) != 1:
            return (), ()
        return ((best[0],), ()) if best[0] in self.people.pronoun else ((), (best[0],))

    def _may_be_meant(self, apart: frozenset[str]) -> bool:
        """Is somebody nearer of whom nobody has said how she is spoken of?"""
        now = {who for one in self.mentions if one.sentence == self.sentence for who in one.who} - apart
        return any(not self.people.spoken_of(who) for who in now)

    def _ungendered(self, apart: frozenset[str]) -> tuple[str, ...]:
        """Those of whom nobody has said how they are spoken of, named here or in the sentence before."""
        recent = [one for one in self.mentions if self.sentence - one.sentence <= 1]
        named = dict.fromkeys(who for one in recent for who in one.who if who not in apart)
        outside = any(one.others for one in recent)
        return () if outside else tuple(who for who in named if not self.people.spoken_of(who))

    def _ranked(self, gender: str, apart: frozenset[str]) -> dict[str, int]:
        """Whoever a pronoun in the singular may mean, the nearest with the lowest number; outsiders by their words."""
        ranked: dict[str, int] = {}
        for mention in reversed(self.mentions):
            rank = _SENTENCE * (self.sentence - mention.sentence) + mention.role
            for who in mention.who:
                if self.people.spoken_of(who) == gender and who not in apart and who != self.people.teller:
                    ranked.setdefault(who, rank + (_AMONG_OTHERS if len(mention.who) > 1 else 0))
            alone = not mention.who and not mention.plural and len(mention.others) == 1
            if alone and mention.gender in {gender, ""} and mention.others[0] not in apart:
                ranked.setdefault(mention.others[0], rank + (0 if mention.gender else _UNTOLD))
        return ranked

    def _several(self, word: str, apart: frozenset[str]) -> Meant:
        """Several people, or one who is spoken of as they."""
        recent = [one for one in self.mentions if self.sentence - one.sentence <= 2]
        latest = max((one.sentence for one in recent), default=-1)
        before = max((one.sentence for one in recent if one.sentence < self.sentence), default=latest)
        for mention in reversed(recent):
            if len(mention.who) > 1 and not apart & set(mention.who):
                return mention.who, ()
        if word in {"they", "them", "their"} and (alone := self._one_of_they(recent, apart)):
            return (alone,), ()
        named = dict.fromkeys(who for one in recent if one.sentence >= before for who in one.who if who not in apart)
        outside = [one for one in recent if one.sentence >= before and not one.who]
        if len(named) == 2:
            return tuple(named), ()
        return ((), outside[0].others) if not named and len(outside) == 1 else ((), ())

    def _one_of_they(self, recent: list[Mention], apart: frozenset[str]) -> str:
        """The last who was named alone and is spoken of as they."""
        named = (one.who[0] for one in reversed(recent) if len(one.who) == 1 and one.who[0] not in apart)
        return next((who for who in named if self.people.spoken_of(who) == "they"), "")
