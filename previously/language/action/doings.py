"""What a script's action says in so many words: who comes and goes, who embraces, fights or captures whom."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from previously.language.action.comings import Move, move_of
from previously.language.action.deeds import deeds
from previously.language.action.sentences import ActionSentence, Mention
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


_UNLESS = words("if before until unless never not nobody whether")
_EXCEPT = words("but except")
_ADVERBS = words("then now again finally also slowly just both all")


def doings(sentence: ActionSentence, lexicon: Lexicon, *, outside: bool = False) -> Iterator[Doing]:
    """What a sentence says that somebody does; `outside` is a scene whose heading has it so."""
    named = list(sentence.mentions(lexicon))
    there = [one for one in named if standing(sentence, one, named)]
    if not there or any(sentence.word(i) in _UNLESS for i in range(there[0].start)):
        return
    if sentence.word(0) in {"enter", "exit", "exeunt"}:
        yield from _directed(sentence, there)
        return
    for group in _groups(sentence, there):
        if sentence.word(group[0].start - 1) not in _EXCEPT:
            at = _verb_at(sentence, group[-1].end)
            yield from _moving(sentence, group, there, move_of(sentence, at, outside=outside))
            start = sentence.words[group[0].start][1]
            yield from (Doing(*deed, start) for deed in deeds(sentence, group, at, named))


def _moving(
    sentence: ActionSentence, group: Sequence[Mention], there: Sequence[Mention], move: Move | None
) -> Iterator[Doing]:
    """Whoever moves, with those who are said to follow them."""
    if move:
        after = [one for one in there if [sentence.word(one.start - i) for i in (2, 1)] == ["followed", "by"]]
        yield from (Doing(move, one.who, "", sentence.words[one.start][1]) for one in (*group, *after))


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
    while sentence.word(at).endswith("ly") or sentence.word(at) in _ADVERBS:
        at += 1
    return at
