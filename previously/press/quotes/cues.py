"""Who is said to speak: the cue before a quote, and the one after it."""

from collections.abc import Sequence
from typing import NamedTuple

from previously.press.quotes.cue_verbs import LEMMA, is_cue
from previously.press.quotes.phrases import Phrase, phrase_at
from previously.press.quotes.role_nouns import is_role
from previously.press.quotes.words import Word, finished, in_sentences, lexicon

FURTHEST = 40
"""The most words between a cue and its quote, or its subject."""
BETWEEN = lexicon("""
    also then later has had have further once recently did even first now would will can could previously still
    just quickly jokingly reportedly simply finally soon again once already famously once is was hat haben a
    ensuite immediately only never always all both each himself herself themselves who
""")
AS = frozenset({"as", "is", "was", "how", "what", "wie", "comme"})
PLACING = frozenset({"in", "of", "on", "at", "for", "with", "by"})
"""What follows a lone word at the start of a sentence that is not its subject."""
NOUNS_FOLLOW = frozenset({"to", "a", "an", "the", "his", "her", "its", "their"})
DASHES = frozenset({"—", "–", "-", "--", "―", "~"})


class Cue(NamedTuple):
    """Somebody speaks: the verb as written (may be empty) and its subject, if the text has one.

    `close`: at most a comma, a colon or `that` separates it from the words said.
    """

    verb: str
    who: Phrase | None
    close: bool = True
    colon: bool = False


def trailing(told: list[Word]) -> Cue | None:
    """The cue in the words right after a quote: `Loeb said later to …`, `says she`, `according to Ritter`."""
    sentence = in_sentences(told)[:1]
    if not sentence:
        return None
    rest = sentence[0]
    start = 0
    while start < min(2, len(rest)) and rest[start].text in {",", ")", ";"}:
        start += 1
    rest = rest[start : start + FURTHEST]
    return _dashed(rest) or _according(rest) or _direct(rest) or _inverted(rest)


def leading(told: list[Word]) -> Cue | None:
    """The cue right before a quote, in the sentence the quote continues: `Rosenberg told Esquire,`."""
    rest = (in_sentences(told) or [[]])[-1]
    if not rest or finished(rest):
        return None
    led = rest[-1].text in {":", ","}
    colon, bare = rest[-1].text == ":", rest[:-1] if led else rest
    for number in range(len(bare) - 1, max(-1, len(bare) - FURTHEST), -1):
        found = _cue_at(bare, number)
        if found is not None and colon and (found.who is None or _new_clause(bare, number)):
            return Cue("", subject(bare[_new_clause(bare, number) :]), colon=True)
        if found is not None:
            return Cue(found.verb, found.who, close=led or _last(bare, number), colon=colon)
    return Cue("", subject(bare), colon=True) if colon else None


def _new_clause(told: list[Word], number: int) -> int:
    """Where a clause that contrasts with the verb's begins, `, but …`; 0 if there is none."""
    against = (n for n in range(number + 1, len(told) - 1) if told[n].text == ",")
    return next((n + 1 for n in against if told[n + 1].low in {"but", "while", "and"}), 0)


def _last(told: list[Word], number: int) -> bool:
    """Does nothing follow a verb, except perhaps `that`?"""
    return [word.low for word in told[number + 1 :]] in ([], ["that"])


def introduced(sentence: list[Word]) -> Cue | None:
    """The cue of a whole sentence that introduces a speaker: `Asked about it, Ritter laughed` does."""
    found = (_cue_at(sentence, number) for number in range(min(len(sentence), FURTHEST)))
    return next((cue for cue in found if cue is not None and cue.who is not None), None)


def subject(sentence: Sequence[Word]) -> Phrase | None:
    """Whom a sentence is about: its first phrase, or the first after an opening clause."""
    commas = [n + 1 for n, word in enumerate(sentence[:FURTHEST]) if word.text == ","]
    starts = [start + _opens_clause(sentence, start) for start in (0, *commas)]
    for start in starts:
        found = phrase_at(sentence, start)
        if found is not None and _is_somebody(found[0]):
            after = sentence[found[1]] if found[1] < len(sentence) else None
            if after is None or not (after.capital or (found[1] == start + 1 and after.low in PLACING)):
                return found[0]
    return None


def _opens_clause(sentence: Sequence[Word], start: int) -> bool:
    """Does a clause begin with a word that only connects it to another?"""
    return start < len(sentence) and sentence[start].low in {"and", "but", "so", "yet"}


def _is_somebody(found: Phrase) -> bool:
    """Does a phrase name somebody, or say what they are?"""
    return bool(found.names or found.pronoun) or is_role(found.role.rpartition(" ")[2])


def _cue_at(told: list[Word], number: int) -> Cue | None:
    """The cue whose verb is this word, if it is one."""
    word = told[number]
    following = told[number + 1].low if number + 1 < len(told) else ""
    if word.low == "according" and following == "to":
        found = phrase_at(told, number + 2)
        return Cue("according to", found[0]) if found else None
    noun = number and (word.capital or told[number - 1].low in NOUNS_FOLLOW)
    return None if noun or not is_cue(word.low, following) else _verb_at(told, number)


def _verb_at(told: list[Word], number: int) -> Cue | None:
    """A cue's verb with its subject: before it, after it at the start of a sentence, or that of the verb before."""
    word, before = told[number], _before(told, number)
    if word.low.endswith("ing"):
        return Cue(word.text, before or subject(told[:number]))
    after = phrase_at(told, 1) if number == 0 else None
    if before is not None or after is not None:
        return Cue(word.text, before or (after[0] if after else None))
    return _same_subject(told, number)


def _same_subject(told: list[Word], number: int) -> Cue | None:
    """A second verb with the same subject: `Ritter laughed and said`, `Loeb, when asked, told Variety`."""
    if number and told[number - 1].low in {"and", "but", ","}:
        return Cue(told[number].text, subject(told[:number]))
    return Cue(told[number].text, None)


def _before(told: list[Word], number: int) -> Phrase | None:
    """The phrase right before a verb, skipping adverbs and a clause between commas."""
    end = number
    while end and (told[end - 1].low in BETWEEN or (told[end - 1].low.endswith("ly") and not told[end - 1].capital)):
        end -= 1
    opened = 0 if (plain := _ending(told, end)) else _opened(told, end)
    outer = _ending(told, opened) if opened else None
    return plain or (_joined(told, outer, opened, end) if outer else None)


def _joined(told: list[Word], outer: Phrase, start: int, end: int) -> Phrase:
    """Join a description and the name in the clause after it: `her husband, actor Ben Cole,`."""
    inner = phrase_at(told, start + 1) if end > start + 2 and not (outer.names or outer.pronoun) else None
    if inner is None or not inner[0].names or inner[1] < end - 1:
        return outer
    return inner[0]._replace(role=", ".join(filter(None, (outer.role, inner[0].role))))


def _opened(told: list[Word], end: int) -> int:
    """Where a clause between commas, or in parentheses, that ends here began; 0 if there is none."""
    if end < 2 or told[end - 1].text not in {",", ")", "—", "–", "--"}:
        return 0
    opener = "(" if told[end - 1].text == ")" else told[end - 1].text
    first = max(0, end - 2 - FURTHEST)
    return next((n for n in range(end - 2, first, -1) if told[n].text == opener), 0)


def _ending(told: list[Word], end: int) -> Phrase | None:
    """The longest phrase that ends before an index."""
    for start in range(max(0, end - 14), end):
        found = phrase_at(told, start)
        if found is not None and found[1] == end:
            return found[0]
    return None


def _dashed(rest: list[Word]) -> Cue | None:
    """An attribution: a dash and a name, with at most a role."""
    if not rest or rest[0].text not in DASHES:
        return None
    found = phrase_at(rest, 1)
    if found is None or not found[0].names:
        return None
    after = rest[found[1] :]
    return Cue("", found[0]) if not after or (after[0].text in {",", "("} and not finished(rest)) else None


def _according(rest: list[Word]) -> Cue | None:
    low = [word.low for word in rest[:2]]
    start = 2 if low == ["according", "to"] else 1 if low[:1] in (["per"], ["so"], ["selon"], ["laut"]) else 0
    found = phrase_at(rest, start) if start else None
    if found is None or (
        low[0] == "so" and found[1] < len(rest) and not (rest[found[1]].sign or rest[found[1]].low == "weiter")
    ):
        return None
    return Cue(" ".join(word.text for word in rest[:start]), found[0])


def _direct(rest: list[Word]) -> Cue | None:
    """`she said`, `Loeb, who was there, said`, `as Ritter put it`."""
    start = 0
    while start < len(rest) and rest[start].low in AS:
        start += 1
    found = phrase_at(rest, start)
    if found is None:
        return None
    at = _past_clause(rest, found[1])
    while at < len(rest) and (rest[at].low in BETWEEN or rest[at].low.endswith("ly")):
        at += 1
    following = rest[at + 1].low if at + 1 < len(rest) else ""
    if at < len(rest) and is_cue(rest[at].low, following) and not rest[at].low.endswith("ing"):
        return Cue(rest[at].text, _joined(rest, found[0], found[1], at))
    return None


def _past_clause(rest: list[Word], at: int) -> int:
    """The index after a clause between commas, or in parentheses, that begins here; the same index if none does."""
    if at >= len(rest) or rest[at].text not in {",", "("}:
        return at
    closer = ")" if rest[at].text == "(" else ","
    return next((n + 1 for n in range(at + 1, len(rest)) if rest[n].text == closer), at)


def _inverted(rest: list[Word]) -> Cue | None:
    """`said Loeb`, `says showrunner Melissa Rosenberg, who …`, `explained the actor`."""
    at = 0
    while at < min(2, len(rest)) and rest[at].low in BETWEEN:
        at += 1
    if at >= len(rest) or rest[at].low not in LEMMA:
        return None
    found = phrase_at(rest, at + 1)
    if found is None:
        return None
    return Cue(rest[at].text, found[0])
