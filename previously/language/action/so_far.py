"""Who has been in a scene so far, and whom a pronoun of its action can only mean."""

import re
from collections.abc import Iterable, Iterator, Sequence

from previously.core.passage import Passage
from previously.language.action.sentences import ActionSentence, Mention
from previously.language.lexicon.closed import PREPOSITIONS
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.wordlists import words

RECENT = 5
"""Whoever was named or spoke so many passages ago at most may be meant by a pronoun. Set."""
_NAMELESS = re.compile(
    r"\b(?:a|an|the|one|another|two|three|four|some|several|their|his|her|other|young|old|little)\s+(?:[\w-]+\s+)?"
    r"(?:wom[ae]n|m[ae]n|girls?|boys?|kids?|child(?:ren)?|nurses?|guards?|soldiers?|cops?|officers?|wait(?:er|ress)(?:es|s)?"
    r"|strangers?|figures?|crowds?|servants?|drivers?|lad(?:y|ies)|gentlem[ae]n|doctors?|mother|father|wife|husband"
    r"|sister|brother|son|daughter|priest|clerk|bartender|thugs?|gunm[ae]n|maids?|bab(?:y|ies)|assistants?|others?"
    r"|bride|groom|receptionist|agents?|pilot|captain|friends?)\b",
    re.IGNORECASE,
)
"""Somebody who has no name here, and may be meant as well."""
_DYING = re.compile(
    r"\b(?:breath|breathing|pulse|heartbeat|blood|bleeds?|bleeding|wounds?|wounded|dying|dies|slips|falls|cliff|ledge)\b",
    re.IGNORECASE,
)
_SUBJECTS = {"he", "she"}
_OBJECTS = {"him": "he", "her": "she"}
_AFTER_HER = PREPOSITIONS | words(
    "and but as then again hard back down up off away out close gently too once while until"
)


class SoFar:
    """A scene's people as its passages go by: who is there, when each was last named, and whoever has no name."""

    def __init__(self, lexicon: Lexicon, *, by_ids: bool = False) -> None:
        self.lexicon = lexicon
        self.by_ids = by_ids  # where directions say by ids whom they mean, no pronoun is guessed
        self.at = 0
        self.last: dict[str, int] = {}
        self.gone: set[str] = set()
        self.nameless = -RECENT
        self.dying = False  # has anybody been hurt, so that who is gone may be dead?
        self.here: dict[str, None] = {}  # who is named, or meant, in the passage

    def there(self, who: str) -> bool:
        """Has somebody been there, and not gone?"""
        return who in self.last and who not in self.gone

    def company(self) -> list[str]:
        """Everybody who is there."""
        return [who for who in self.last if who not in self.gone]

    def pass_by(self, passage: Passage) -> None:
        """A passage begins: whoever speaks is there, and a speaker who isn't of the cast is somebody nameless."""
        self.at += 1
        self.here = {}
        if passage.kind == "dialogue" and not passage.elsewhere:
            who = self.lexicon.who(passage.speaker)
            if who:
                self.see(who)
            else:
                self.nameless = self.at
        elif passage.kind == "action":
            self.nameless = self.at if _NAMELESS.search(passage.text) else self.nameless
            self.dying = self.dying or _DYING.search(passage.text) is not None

    def see(self, who: str) -> None:
        """Somebody is named, or speaks."""
        self.last[who] = self.at
        self.here[who] = None
        self.gone.discard(who)

    def moved(self, kind: str, who: str) -> None:
        """Somebody has come, gone or died."""
        if kind == "enters":
            self.see(who)
        elif kind in {"exits", "dies"}:
            self.gone.add(who)

    def one(self, pronoun: str, near: Sequence[str], but: Iterable[str] = ()) -> str:
        """Whom `he` or `she` can only mean: of those just named, or else of all who are there; nobody if in doubt."""
        if self.by_ids:
            return ""
        others = set(but)
        close = [who for who in dict.fromkeys(near) if who not in others]
        if len(close) == 1 and self._fits(close[0], pronoun):
            return close[0]
        fitting = [who for who in close if self._is(who, pronoun)]
        if fitting:
            return fitting[0] if len(fitting) == 1 and not self._doubtful(close) else ""
        if self.at - self.nameless < RECENT:
            return ""
        recent = [who for who in self.company() if who not in others and self.at - self.last[who] <= RECENT]
        found = [who for who in recent if self._is(who, pronoun)]
        if len(found) == 1 and not self._doubtful(recent):
            return found[0]
        company = [who for who in self.company() if who not in others]
        return company[0] if len(company) == 1 and company == recent and self._fits(company[0], pronoun) else ""

    def both(self) -> tuple[str, ...]:
        """Whom `they` can only mean: the two whom the passage is about so far, or the two who are there."""
        if self.by_ids or self.at - self.nameless < (1 if len(self.here) == 2 else RECENT):
            return ()
        two = tuple(self.here) if self.here else tuple(self.company())
        return two if len(two) == 2 else ()

    def _is(self, who: str, pronoun: str) -> bool:
        return self.lexicon.pronouns.get(who, "").startswith(pronoun)

    def _fits(self, who: str, pronoun: str) -> bool:
        return not self.lexicon.pronouns.get(who) or self._is(who, pronoun)

    def _doubtful(self, people: Iterable[str]) -> bool:
        return any(not self.lexicon.pronouns.get(who) for who in people)


def objects(
    sentence: ActionSentence, who: Sequence[str], named: Sequence[Mention], near: Sequence[str], so_far: SoFar
) -> Iterator[Mention]:
    """The pronouns to whom something is done in a sentence whose doers are known, as those they mean."""
    for at, (word, _, _) in enumerate(sentence.words):
        if word in _OBJECTS and at and not _is_owner(sentence, at):
            close = [*near, *(one.who for one in named if one.start < at)]
            if one := so_far.one(_OBJECTS[word], close, who):
                so_far.see(one)
                yield Mention(one, at, at + 1)


def _is_owner(sentence: ActionSentence, at: int) -> bool:
    """Is it `her hand`, and not her?"""
    after = sentence.word(at + 1)
    if sentence.word(at) != "her" or not after or after in _AFTER_HER or after.endswith("ly"):
        return False
    return not sentence.text[sentence.words[at][2] : sentence.words[at + 1][1]].strip()


def subject(sentence: ActionSentence, at: int, near: Sequence[str], so_far: SoFar, others: Sequence[str]) -> str:
    """Whom a pronoun means that a sentence begins with, none of the `others` in it; else a stranger."""
    word = sentence.word(at)
    if word not in _SUBJECTS:
        return ""
    found = so_far.one(word, near, others)
    if others and not found:
        so_far.nameless = so_far.at
    return found
