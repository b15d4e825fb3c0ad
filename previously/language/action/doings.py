"""What a script's action says in so many words: who comes and goes, who embraces, fights or captures whom."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from previously.language.action.arrivals import is_gone, suddenly
from previously.language.action.comings import Here, Move, move_of, taken
from previously.language.action.deeds import deeds
from previously.language.action.sentences import OF, ActionSentence, Mention
from previously.language.action.so_far import SoFar, objects, subject
from previously.language.action.standing import standing
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.wordlists import words

Kind = Literal["enters", "exits", "embraces", "fights", "captures", "dies"]


class Doing(msgspec.Struct, frozen=True):
    """Somebody (`who`, a cast id) comes, goes or does something `to` somebody; from which character of the text."""

    kind: Kind
    who: str
    to: str = ""
    start: int = 0
    text: str = ""  # of a death: the sentence that tells it


class Before(msgspec.Struct, frozen=True):
    """Whom the sentence before names, and who does something in it: whom `she`, or a verb without anybody, may mean."""

    named: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()


_UNLESS = words("if before until unless never not nobody whether")
_EXCEPT = words("but except that which whom")
"""Before these somebody does nothing of what the verb says."""
_ADVERBS = words("then now again finally also slowly just both all has have")
_APART = words("as while when who that which but he she they")
"""After these a verb may be another's."""
_SOME = words("a an the two three four several some his her another")
_PRONOUNS = ("he", "she")


def doings(sentence: ActionSentence, here: Here, before: Before, so_far: SoFar, above: str) -> Iterator[Doing]:
    """What a sentence says that somebody does, where its scene is, after the one before it and all that is `above`."""
    lexicon = so_far.lexicon
    named = list(sentence.mentions(lexicon))
    there = [one for one in named if standing(sentence, one, named)]
    before_it = meant(sentence, lexicon, before) or _pronoun(sentence, before, so_far)
    first = (before_it or there)[0].start if before_it or there else 0
    if not (there or before_it) or any(sentence.word(i) in _UNLESS for i in range(first)):
        return
    if sentence.word(0) in {"enter", "exit", "exeunt"}:
        yield from _directed(sentence, there)
        return
    found = list(
        _done(sentence, here, before, so_far, [*([before_it] if before_it else []), *_groups(sentence, there)])
    )
    yield from found
    moving = {one.who for one in found if one.kind in {"enters", "exits"}}
    for one in suddenly(sentence, there, above, so_far, outside=here.outside):
        if one.who not in moving:
            yield Doing("enters", one.who, "", sentence.words[one.start][1])
    for one in (before_it or there)[:1]:
        if (
            one.who not in moving
            and so_far.there(one.who)
            and is_gone(sentence, one.start, one.end, dying=so_far.dying)
        ):
            yield Doing("exits", one.who, "", sentence.words[one.start][1])


def _done(
    sentence: ActionSentence, here: Here, before: Before, so_far: SoFar, groups: Sequence[Sequence[Mention]]
) -> Iterator[Doing]:
    """What each of those named side by side does."""
    named = list(sentence.mentions(so_far.lexicon))
    there = [one for one in named if standing(sentence, one, named)]
    for group in groups:
        if not _is_excepted(sentence, group[0].start):
            start = sentence.words[group[0].start][1]
            verbs = list(_verbs(sentence, group, there))
            others = objects(sentence, [one.who for one in group], named, before.named, so_far)
            known = sorted([*named, *others], key=lambda one: one.start)
            for at in verbs:
                move = move_of(sentence, at, here)
                if (
                    move == "exits"
                    and sentence.word(at + 1) == "out"
                    and here.outside
                    and not so_far.there(group[0].who)
                ):
                    move = "enters"  # out of a house, before it
                yield from _moving(sentence, group, there, at, move)
                yield from _taking(sentence, group, known, at, here, so_far)
            yield from (Doing(*deed, start) for deed in deeds(sentence, group, verbs, known))


def _pronoun(sentence: ActionSentence, before: Before, so_far: SoFar) -> list[Mention]:
    """Whom `she` or `they` mean at the head of a sentence, by who is in the scene."""
    at = _verb_at(sentence, 0)
    if sentence.word(at) == "they":
        return [Mention(who, at, at + 1) for who in so_far.both()]
    others = [one.who for one in sentence.mentions(so_far.lexicon)]  # “He looks at Joe”: somebody else
    who = subject(sentence, at, before.named, so_far, others)
    return [Mention(who, at, at + 1)] if who else []


def _taking(
    sentence: ActionSentence, group: Sequence[Mention], known: Sequence[Mention], at: int, here: Here, so_far: SoFar
) -> Iterator[Doing]:
    """Whoever leads somebody out goes with them; who does so outside comes, where they weren't there yet."""
    start = at + 1 + (sentence.word(at + 1) == "the")
    for one in known:
        if one.start == start and (move := taken(sentence, at, one.end, here)):
            alone = sentence.word(at) in {"throws", "pushes", "shoves", "pulls", "hauls"}
            follows = sentence.word(at) == "follows"
            if here.outside and sentence.word(one.end) == "out":
                if so_far.there(group[0].who):
                    continue
                move = "enters"
            who = [*(() if alone else (other.who for other in group)), *(() if follows else (one.who,))]
            yield from (Doing(move, who_, "", sentence.words[group[0].start][1]) for who_ in who)


def before_next(sentence: ActionSentence, lexicon: Lexicon, before: Before) -> Before:
    """Whom the sentence after this one may mean."""
    named = list(sentence.mentions(lexicon))
    if not named:
        return Before(before.named, before.doing) if meant(sentence, lexicon, before) else Before()
    if sentence.word(_verb_at(sentence, 0)) in {*_PRONOUNS, "they"}:
        who = [one.who for one in meant(sentence, lexicon, before)]
        return Before((*who, *(one.who for one in named)), tuple(who)) if who else Before()
    does = [one for one in named if standing(sentence, one, named) == "does"]
    group = next(_groups(sentence, does), [])
    return Before(tuple(dict.fromkeys(one.who for one in named)), tuple(one.who for one in group))


def standing_in(sentence: ActionSentence, lexicon: Lexicon) -> Iterator[str]:
    """Whom a sentence has there."""
    named = list(sentence.mentions(lexicon))
    yield from (one.who for one in named if standing(sentence, one, named))


def meant(sentence: ActionSentence, lexicon: Lexicon, before: Before) -> list[Mention]:
    """Whom a sentence is about that begins with `she` or with a verb: who alone of those before can be meant."""
    at = _verb_at(sentence, 0)
    word = sentence.word(at)
    if word in _PRONOUNS:
        others = {one.who for one in sentence.mentions(lexicon)}  # “He looks at Joe”: somebody else
        known = {who: lexicon.pronouns.get(who, "") for who in before.named if who not in others}
        fitting = [who for who, one in known.items() if one.startswith(word) or (not one and len(known) == 1)]
        doubtful = [who for who, one in known.items() if not one and len(known) > 1]
        return [Mention(fitting[0], at, at + 1)] if len(fitting) == 1 and not doubtful else []
    if any(one.start == at for one in sentence.mentions(lexicon)):
        return []
    if word.endswith("s") and not word.startswith("'") and sentence.written(at, at + 1)[:1].isupper() is (at == 0):
        return [Mention(who, at, at) for who in before.doing]
    return []


def _verbs(sentence: ActionSentence, group: Sequence[Mention], there: Sequence[Mention]) -> Iterator[int]:
    """Where the verbs of those named side by side stand: the first, and those joined to it by `and` or a comma."""
    first = _verb_at(sentence, group[-1].end)
    yield first
    if sentence.word(first) == "and" and sentence.word(first + 1) in _SOME:  # “and two nurses run in”
        yield from (first + 3, first + 4)
        return
    if not group[1:] and not sentence.word(first).endswith("s"):
        return
    for i in range(first + 1, len(sentence.words)):
        if sentence.word(i) in _APART or any(one.start <= i < one.end and _leads(sentence, one) for one in there):
            return
        between = sentence.text[sentence.words[i - 1][2] : sentence.words[i][1]]
        if sentence.word(i - 1) in {"and", "then"} or "," in between:
            yield _verb_at(sentence, i)


def _is_excepted(sentence: ActionSentence, start: int) -> bool:
    """`all but the King exit`, `a smile that Mary returns`."""
    return sentence.word(start - 1 - (sentence.word(start - 1) == "the")) in _EXCEPT


def _leads(sentence: ActionSentence, mention: Mention) -> bool:
    """Does somebody stand where the next verb may be theirs?"""
    return sentence.word(mention.start - 1) in {"and", "then", "or"} or sentence.word(mention.end).endswith("s")


def _moving(
    sentence: ActionSentence, group: Sequence[Mention], there: Sequence[Mention], at: int, move: Move | None
) -> Iterator[Doing]:
    """Whoever moves, with those who are said to come with them or to follow them."""
    if move:
        after = [one for one in there if [sentence.word(one.start - i) for i in (2, 1)] == ["followed", "by"]]
        beside = [
            one
            for one in there
            if at < one.start - 1 <= at + 3 and sentence.word(one.start - 1) == "with" and sentence.word(one.end) != OF
        ]
        yield from (
            Doing(move, one.who, "", sentence.words[min(one.start, len(sentence.words) - 1)][1])
            for one in (*group, *beside, *after)
        )


def _directed(sentence: ActionSentence, there: Sequence[Mention]) -> Iterator[Doing]:
    """`Enter Joe and Kate.` `Exeunt all but Joe.` says who stays."""
    move: Move = "enters" if sentence.word(0) == "enter" else "exits"
    if not _EXCEPT.intersection(word for word, _, _ in sentence.words):
        moved = there if move == "enters" else next(_groups(sentence, there))
        yield from (Doing(move, one.who, "", sentence.words[one.start][1]) for one in moved)


def _groups(sentence: ActionSentence, there: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Those who are named side by side, as one."""
    group: list[Mention] = []
    for one in there:
        if group and [sentence.word(i) for i in range(group[-1].end, one.start)] not in ([], ["and"], ["&"]):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _verb_at(sentence: ActionSentence, at: int) -> int:
    """Where the verb stands, adverbs before it passed over."""
    named = at > 0 and sentence.written(at, at + 1).istitle() if at < len(sentence.words) else False
    at += named and sentence.word(at + 1).endswith("s")  # a surname that the cast does not have
    while sentence.word(at).endswith("ly") or sentence.word(at) in _ADVERBS:
        at += 1
    return at
