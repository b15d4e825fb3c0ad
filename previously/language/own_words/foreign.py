"""The grammar of another language, from a story's own lexicon file."""

from previously.core.atoms import LexiconText, Word
from previously.language.foreign.grammar import FORMS, KINDS, PEOPLE, Frame, Grammar, Spoken
from previously.language.own_words.wrong import HOWS, Wrong

_MOST_ALIKE = 12
"""So many verbs may have a form in common."""
_SLOTS = (*sorted(PEOPLE), *FORMS, "PART", "SELF")


def grammar_of(text: LexiconText, wrong: Wrong) -> Grammar:
    """The words, frames and verbs of a file; what doubles, contradicts or is never reached is told and left out."""
    words = _kinds(text, wrong)
    frames = tuple(frame for row in text.frames if (frame := _frame(row, wrong)) is not None)
    verbs: dict[str, tuple[Spoken, ...]] = {}
    used = set[Frame]()
    for sense, how, row in wrong.rows(text.verbs, HOWS):
        verb = _verb(sense, how, row, wrong)
        if verb is not None and _is_reached(verb, row, words, frames, wrong):
            used.update(frame for frame in frames if verb.takes(frame))
            if any(len(verbs.get(form, ())) >= _MOST_ALIKE for form in verb.forms):
                wrong.say(row, f"more than {_MOST_ALIKE} verbs have this form", "leave some of them out")
                continue
            for form in dict.fromkeys(verb.forms):
                verbs[form] = (*verbs.get(form, ()), verb)
    for row in text.frames:
        if _laid(row) in set(frames) - used:
            wrong.say(row, "no verb of this file goes with this frame", "list a verb that does, or leave the frame out")
    return Grammar(words, frames, verbs, text.spaced)


def _kinds(text: LexiconText, wrong: Wrong) -> dict[str, frozenset[str]]:
    """The words by kind; each is of one."""
    found: dict[str, frozenset[str]] = dict.fromkeys(KINDS, frozenset())
    for kind, rows in text.words:
        if kind.text not in KINDS:
            wrong.say(kind, f"there is no kind of words “{kind.text}”", f"use one of {', '.join(KINDS)}")
            continue
        for row in rows:
            if not wrong.repeats(("word", row.text.casefold()), row, f"one of “{kind.text}”"):
                found[kind.text] |= {row.text.casefold()}
    return found


def _laid(row: Word) -> Frame:
    slots = row.text.removeprefix("+").split()
    return Frame(tuple(one if one in _SLOTS else one.casefold() for one in slots), row.text.startswith("+"))


def _frame(row: Word, wrong: Wrong) -> Frame | None:
    """One frame, if a sentence can have it and it is new."""
    frame = _laid(row)
    stray = next((one for one in row.text.removeprefix("+").split() if one.isupper() and one not in _SLOTS), "")
    verbs = [slot for slot in frame.slots if slot in FORMS]
    if stray and stray.isascii():
        wrong.say(row, f"“{stray}” is no slot of a frame", f"use {', '.join(_SLOTS)}, or a word in small letters")
    elif len(verbs) != 1:
        wrong.say(row, f"a frame has one form of a verb, and this one has {len(verbs)}", "write NOW, THEN or DONE once")
    elif not PEOPLE & set(frame.slots) or any(frame.slots.count(one) > 1 for one in _SLOTS):
        wrong.say(row, "a frame has each slot once, and BY or TO among them", "write who acts as BY, to whom as TO")
    elif not wrong.repeats(("frame", str(frame)), row, "a frame"):
        return frame
    return None


def _verb(sense: str, how: str, row: Word, wrong: Wrong) -> Spoken | None:
    """One verb: a form for all, or five and what stands apart from them."""
    *forms, part = (*row.text.casefold().split(), "") if row.text.count(" ") in {0, 4} else row.text.casefold().split()
    if len(forms) not in {1, 5}:
        message = f"a verb has one form or five, and a part that stands apart; this one has {row.text.count(' ') + 1}"
        wrong.say(row, message, "write it as one and several do now, as they did then, and its participle")
        return None
    if wrong.repeats(("verb", how, row.text.casefold()), row, sense):
        return None
    return Spoken(sense, tuple(forms * 5 if len(forms) == 1 else forms), part, how)


def _is_reached(
    verb: Spoken, row: Word, words: dict[str, frozenset[str]], frames: tuple[Frame, ...], wrong: Wrong
) -> bool:
    """Can a sentence have the verb?"""
    kind = next((kind for kind in ("over", "not") if not words[kind].isdisjoint(verb.forms)), "")
    takes = [frame for frame in frames if verb.takes(frame)]
    if kind:
        wrong.say(row, f"no line reaches this verb: it is one of “{kind}” too", "leave it out here or there")
    elif not takes:
        needs = {"": "TO", "alone": "BY, and neither TO nor SELF", "each": "SELF"}[verb.how]
        wrong.say(row, f"no line reaches this verb: no frame has {needs}", "add a frame for it, or leave it out")
    elif verb.part and not any("PART" in frame.slots for frame in takes):
        wrong.say(row, f"no frame says where “{verb.part}” stands", "put PART into a frame, or leave the word out")
    else:
        return True
    return False
