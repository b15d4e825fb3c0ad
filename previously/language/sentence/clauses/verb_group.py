"""A verb with what stands around it: auxiliaries, negation, tense, voice."""

from functools import cache
from typing import NamedTuple

import msgspec

from previously.language.lexicon.closed import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    DO,
    FUNCTION,
    HAVE,
    MODALS,
    NEARLY,
    NEGATIONS,
    NOUNS_IN_ING,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from previously.language.lexicon.forms import is_form
from previously.language.lexicon.patterns import frames
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.tokens import Words

_NOT_ADVERBS = frozenset(
    [
        "home",
        "hard",
        "home",
        "inside",
        "outside",
        "aside",
        "asleep",
        "overboard",
        "upstairs",
        "downstairs",
        "together",
        "apart",
        "away",
        "back",
    ]
)
_EARLIER = frozenset(
    [
        "then",
        "rather",
        "sooner",
        "still",
        "also",
        "even",
        "only",
        "just",
        "finally",
        "soon",
        "again",
        "once",
        "always",
        "later",
        "now",
        "already",
        "suddenly",
        "simply",
        "actually",
        "really",
        "ever",
        "merely",
        "all",
    ]
)
_SAID = frozenset(["believed", "thought", "presumed", "feared", "reported", "said", "rumoured", "rumored", "assumed"])
_NEXT = {"'s": "be", "gets": "get", "get": "get", "got": "get", "getting": "get", "gotten": "get"}


_BARE = {("be", "b"): "be", ("being", "g"): "be", ("have", "b"): "have", ("having", "g"): "have", ("get", "b"): "get"}
_BARE_AUXILIARIES = frozenset({"be", "have", "get"})
_FORMS = {
    "do": "b", "did": "d", "have": "b", "'ve": "b", "had": "d", "was": "d", "were": "d", "got": "d", "get": "b",
    "getting": "g",
}  # fmt: skip
"""The form of an auxiliary; any other is in the third person."""


class VerbGroup(msgspec.Struct):
    """A verb as it stands: `might not have been killed`."""

    start: int
    main: int  # the word of the verb itself
    end: int  # the place after it
    verbs: tuple[str, ...] = ()
    form: str = ""  # of the first word: b, 3, d, n, g, or m for a modal
    passive: bool = False
    got: bool = False  # a passive with get
    received: bool = False  # what somebody gets is what another gives: `gets a slap from Bob`
    perfect: bool = False
    ongoing: bool = False
    past: bool = False
    negative: bool = False
    nearly: bool = False
    modal: str = ""
    manner: tuple[str, ...] = ()


class _Seen(NamedTuple):
    at: int
    negative: bool
    nearly: bool
    manner: tuple[str, ...]


class VerbGroups:
    """Finds verb groups in a line."""

    def __init__(self, words: Words, phrases: Phrases) -> None:
        self.words, self.phrases = words, phrases
        self.forms = phrases.people.own_words.forms_of
        self._seen: dict[int, _Seen] = {}

    def adverbs(self, i: int) -> _Seen:
        """Past the adverbs that begin there: where they end, and what they say."""
        if i not in self._seen:
            self._seen[i] = self._past_adverbs(i)
        return self._seen[i]

    def _past_adverbs(self, i: int) -> _Seen:
        negative = nearly = False
        manner: list[str] = []
        while i < self.words.size:
            low, after = self.words.low[i], self.words.at(i + 1)
            if low == "not" and after == "only":
                i += 1  # `not only forgives him but …`
            elif low in NEGATIONS or (low == "neither" and is_form(after, "b3d")):
                negative = True
            elif low == "no" and after in {"longer", "more"}:
                negative, i = True, i + 1
            elif low in NEARLY or (low == "all" and after == "but") or (low == "half" and is_form(after, "dn")):
                nearly, i = True, i + (low == "all")
            elif (
                low in {"at", "in"}
                and after in {"last", "turn", "fact", "secret", "vain", "the"}
                and not (after == "the" and self.words.at(i + 2) != "end")
            ):
                i += 1 + (after == "the")
            elif low in PARTICLES and i + 1 in self.words.named and is_form(low, "b"):
                break  # `didn't off Bob`
            elif self._adverb(low):
                manner.append(low)
            else:
                break
            i += 1
        return _Seen(i, negative, nearly, tuple(manner))

    def _adverb(self, low: str) -> bool:
        if low in _EARLIER or low in {"very", "quite", "almost", "nearly", "both", "each", "all"}:
            return True
        return (low.endswith("ly") and len(low) > 4 and not self.forms(low)) or (
            low in ADVERBS and low not in _NOT_ADVERBS
        )

    def finite(self, i: int, *, plural: bool | None = None) -> VerbGroup | None:
        """The verb group of somebody who acts, if one begins there. `plural`: whether they are several, if known."""
        seen = self.adverbs(i)
        low = self.words.at(seen.at)
        if low in AUXILIARIES or low == "'s" or low in _NEXT:
            found = self._auxiliary(i, seen)
            if found or low not in _NEXT:
                return found
        tags = {tag for _, tag in self.forms(low)} & set(_agreeing(plural))
        if not tags or low in DETERMINERS or (low in PREPOSITIONS and self.words.at(seen.at + 1) not in PARTICLES):
            return None
        form = "d" if "d" in tags else next(iter(tags))
        verbs = tuple(dict.fromkeys(verb for verb, tag in self.forms(low) if tag in tags))
        return self._group(i, seen, seen.at, verbs, form)

    def unknown(self, i: int) -> VerbGroup | None:
        """A word that looks like a verb and is in no table."""
        seen = self.adverbs(i)
        low = self.words.at(seen.at)
        form = "3" if low.endswith("s") and not low.endswith("ss") else "d" if low.endswith("ed") else ""
        if not form or len(low) < 4 or low in FUNCTION or self.forms(low) or low in ADVERBS or low == "'s":
            return None
        return self._group(i, seen, seen.at, (), form)

    def bare(self, i: int, tags: str) -> VerbGroup | None:
        """A verb in one of these forms, alone (`to kill`, `killing`)."""
        seen = self.adverbs(i)
        low = self.words.at(seen.at)
        takes = {"be": self._from_be, "have": self._from_have, "get": self._from_get}.get(_BARE.get((low, tags), ""))
        return (takes(i, seen, seen.at, tags) if takes else None) or self._plain(i, seen, tags)

    def _plain(self, i: int, seen: _Seen, tags: str) -> VerbGroup | None:
        low = self.words.at(seen.at)
        verbs = tuple(dict.fromkeys(verb for verb, tag in self.forms(low) if tag in tags))
        noun = tags == "g" and low in NOUNS_IN_ING and seen.at == i and self.words.at(i - 1) not in BE
        if not verbs or noun:
            return None
        return self._group(i, seen, seen.at, verbs, tags)

    def _group(self, i: int, seen: _Seen, main: int, verbs: tuple[str, ...], form: str) -> VerbGroup:
        past = form == "d" and not any(tag == "b" and verb in verbs for verb, tag in self.forms(self.words.low[main]))
        return VerbGroup(
            i, main, main + 1, verbs, form, past=past, negative=seen.negative, nearly=seen.nearly, manner=seen.manner
        )

    def _auxiliary(self, i: int, seen: _Seen) -> VerbGroup | None:
        low, at = self.words.at(seen.at), seen.at
        form = _FORMS.get(low, "3")
        if low in MODALS:
            return self._from_modal(i, seen, at, low)
        if low == "'d":
            return self._from_have(i, seen, at, "d") or self._from_modal(i, seen, at, "would")
        if low == "'s":
            return self._from_s(i, seen, at)
        if low in DO:
            return self._from_do(i, seen, at, form)
        if low in HAVE:
            return self._from_any_have(i, seen, at, form)
        return self._from_be(i, seen, at, form) if low in BE else self._from_get(i, seen, at, form)

    def _from_s(self, i: int, seen: _Seen, at: int) -> VerbGroup | None:
        """`'s` for `has` or `is`, and not the possessive of `Ann's killing of Bob`."""
        if self.phrases.is_named_deed(at + 1):
            return None
        return self._from_have(i, seen, at, "3") or self._from_be(i, seen, at, "3")

    def _from_any_have(self, i: int, seen: _Seen, at: int, form: str) -> VerbGroup:
        found = self._from_have(i, seen, at, form) or self._from_have_to(i, seen, at, form)
        if found is None:
            found, after = self._whole(i, seen, at, "have", form), self.words.at(at + 1)
            found.negative = found.negative or after in {"n't", "not"}  # `hasn't the heart to tell him`
            found.end += after in {"n't", "not"}
        return found

    def _whole(self, i: int, seen: _Seen, at: int, verb: str, form: str) -> VerbGroup:
        return VerbGroup(
            i,
            at,
            at + 1,
            (verb,),
            form,
            past=form == "d",
            negative=seen.negative,
            nearly=seen.nearly,
            manner=seen.manner,
        )

    def _under(self, i: int, seen: _Seen, inner: VerbGroup | None, form: str) -> VerbGroup | None:
        """A verb group with an auxiliary before it."""
        if inner is None:
            return None
        inner.start, inner.form = i, form
        inner.past = form == "d"
        inner.negative = inner.negative != seen.negative or inner.negative
        inner.nearly = inner.nearly or seen.nearly
        inner.manner = (*seen.manner, *inner.manner)
        return inner

    def _from_modal(self, i: int, seen: _Seen, at: int, modal: str) -> VerbGroup | None:
        found = self._under(i, seen, self.bare(at + 1 + (modal == "ought" and self.words.at(at + 1) == "to"), "b"), "m")
        if found:
            found.modal = {"'ll": "will", "ca": "can", "wo": "will", "sha": "shall", "cannot": "can"}.get(modal, modal)
            found.negative = found.negative or modal == "cannot"
        return found

    def _from_do(self, i: int, seen: _Seen, at: int, form: str) -> VerbGroup | None:
        found = self.bare(at + 1, "b")
        if found and not found.negative and not seen.negative and _is_done(self.words.low[found.main]):
            found = None
        first = self.adverbs(at + 1).at
        if found and (first == found.main or self.words.at(first) in _BARE_AUXILIARIES):
            return self._under(i, seen, found, form)
        return self._whole(i, seen, at, "do", form)

    def _from_have(self, i: int, seen: _Seen, at: int, form: str) -> VerbGroup | None:
        after = self.adverbs(at + 1)
        if self.words.at(after.at) == "been":
            found = self._from_be(at + 1, after, after.at, "n")
        elif self.words.at(after.at) in {"got", "gotten"}:
            found = self._from_get(at + 1, after, after.at, "n") or self._plain(at + 1, after, "n")
        else:
            found = self._plain(at + 1, self.adverbs(at + 1), "n")
        found = self._under(i, seen, found, form)
        if found:
            found.perfect = True
        return found

    def _from_have_to(self, i: int, seen: _Seen, at: int, form: str) -> VerbGroup | None:
        if self.words.at(at + 1) != "to":
            return None
        found = self._under(i, seen, self.bare(at + 2, "b"), form)
        if found and form != "d":
            found.modal = "must"
        return found

    def _from_be(self, i: int, seen: _Seen, at: int, form: str) -> VerbGroup | None:
        after = self.adverbs(at + 1)
        low = self.words.at(after.at)
        if ahead := self._ahead(after.at, low):
            return self._from_is_to(i, seen, after, ahead, form)
        if low == "being":
            return self._under(i, seen, self._from_be(at + 1, after, after.at, form), form)
        if tag := self._participle(after.at, low):
            said = self._said_to(i, seen, after, form) if tag == "n" and low in _SAID else None
            return said or self._from_participle(i, seen, at, after, tag, form)
        whole = self._whole(i, seen, at, "be", form)
        whole.negative, whole.nearly = whole.negative or after.negative, whole.nearly or after.nearly
        whole.manner, whole.end = (*whole.manner, *after.manner), after.at
        return whole

    def _from_is_to(self, i: int, seen: _Seen, after: _Seen, ahead: int, form: str) -> VerbGroup | None:
        """`is about to leave`, `is to leave`; `is too late to leave` is a denial."""
        found = self._under(i, seen, self.bare(after.at + ahead, "b"), form)
        if found:
            found.manner = (*found.manner, self.words.low[after.at]) if ahead > 1 else found.manner
            found.modal, found.negative = "will", found.negative or after.negative or "too" in after.manner
        return found

    def _participle(self, at: int, low: str) -> str:
        """Is it a participle after `is`: of what is being done (g), or of what is done to somebody (n)?"""
        tags = {tag for _, tag in self.forms(low)}
        if "g" in tags and low not in TIMES:
            return "g"
        done = "n" in tags and low not in PREPOSITIONS
        return "n" if done or (not tags and self._is_done_to(at, low)) else ""

    def _from_participle(self, i: int, seen: _Seen, at: int, after: _Seen, tag: str, form: str) -> VerbGroup | None:
        """`is killing`, `is killed`."""
        known = bool(self.forms(self.words.low[after.at]))
        plain = self._plain(at + 1, after, tag) if known else self._group(at + 1, after, after.at, (), tag)
        found = self._under(i, seen, plain, form)
        if found:
            found.ongoing, found.passive = tag == "g", tag == "n"
        return found

    def _is_done_to(self, at: int, low: str) -> bool:
        """`is bushwhacked by the gang and left`: does a word that is in no table tell what is done to somebody?"""
        after = self.words.at(at + 1)
        also = after == "and" and is_form(self.words.at(at + 2), "n") and not is_form(self.words.at(at + 2), "3b")
        return low.endswith("ed") and len(low) > 4 and low not in ADVERBS and (after == "by" or also)

    def _said_to(self, i: int, seen: _Seen, after: _Seen, form: str) -> VerbGroup | None:
        """`is believed to be a spy`, `is presumed drowned`: what is only said of somebody."""
        at = after.at + 1
        if self.words.at(at) == "to":
            found = self.bare(at + 1, "b")
        elif self.words.at(at) in {"dead", "missing"}:
            found = self._whole(i, after, after.at, "be", form)
        elif found := self._plain(at, self.adverbs(at), "n"):
            found.passive = True
        found = self._under(i, seen, found, form)
        if found:
            found.manner = (*found.manner, "reportedly")
        return found

    def _ahead(self, at: int, low: str) -> int:
        """How many words of `going to`, `about to`, `to` stand there, before a verb."""
        if low in {"going", "about", "due", "set"} and self.words.at(at + 1) == "to" and self.bare(at + 2, "b"):
            return 2
        return 1 if low == "to" and self.bare(at + 1, "b") else 0

    def _from_get(self, i: int, seen: _Seen, at: int, form: str) -> VerbGroup | None:
        """`gets hit`; not `gets cold feet`."""
        after = self.adverbs(at + 1)
        tags = {tag for _, tag in self.forms(self.words.at(after.at))}
        if "n" not in tags or self.words.at(after.at) in PREPOSITIONS | POSSESSIVES | SUBJECT_PRONOUNS:
            return None
        found = self._under(i, seen, self._plain(at + 1, after, "n"), form)
        if found:
            found.passive = found.got = True
        return found


@cache
def _is_done(word: str) -> bool:
    """Is it what one does (`does harm`, `does time`), and no verb after an auxiliary?"""
    return any(one[:1] == (word,) for one in frames("do"))


def _agreeing(plural: bool | None) -> str:
    """The forms that agree with a subject."""
    return "b3d" if plural is None else "bd" if plural else "3d"
