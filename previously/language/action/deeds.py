"""Who embraces, fights or captures whom, where the action has it in one verb with somebody's name right after it."""

import re
from collections.abc import Iterator, Sequence

from previously.language.action.put import Deed, in_words
from previously.language.action.sentences import OF, ActionSentence, Mention
from previously.language.lexicon.wordlists import words

_FIGHTS = words(
    "fight punch hit slap strike kick attack tackle shove stab shoot strangle wrestle beat headbutt coldcock "
    "choke smack clobber assault club throttle pummel slug wallop hammer elbow knee headlock"
)
_CAPTURES = words("capture arrest seize handcuff cuff kidnap abduct restrain imprison detain apprehend overpower")
_DEEDS: dict[str, Deed] = {
    **dict.fromkeys(words("embrace hug kiss"), "embraces"),
    **dict.fromkeys(_FIGHTS, "fights"),
    **dict.fromkeys(_CAPTURES, "captures"),
}
_FORMS = {f"{verb}es" if verb.endswith(("ss", "sh", "ch")) else f"{verb}s": deed for verb, deed in _DEEDS.items()}
_TAKEN = {"kidnapped"} | {f"{verb.removesuffix('e')}ed" for verb in _CAPTURES}
_EACH_OTHER = words("fight struggle wrestle grapple brawl duel embrace hug kiss hack")
_MUTUALLY = words("each one again on in as while and like across until at hard then over goodbye goodnight both")
_BLOWS = re.compile(r"(?:trad|exchang)(?:e|ing) (?:blows|punches|kicks)\b", re.IGNORECASE)
_FRIENDLY = words("back shoulder shoulders butt bottom arm knee")
"""Where somebody is slapped who is no enemy."""
_LOOKS = words("look glance smile grin stare wink question")
"""What may be shot at somebody."""


def deeds(
    sentence: ActionSentence, group: Sequence[Mention], verbs: Sequence[int], named: Sequence[Mention]
) -> Iterator[tuple[Deed, str, str]]:
    """What those named side by side do in their verbs, by the place of each: what, who, to whom."""
    at = verbs[0]
    who, verb = group[0].who, sentence.word(at)
    together = verb in _EACH_OTHER or (verb in _DEEDS and sentence.word(at + 1) in {"each", "one"})
    if group[1:] and together and not any(one.start > at for one in named) and _is_mutual(sentence, at):
        yield _DEEDS.get(verb, "fights"), who, group[1].who
        return
    if len(group) == 2 and _BLOWS.search(" ".join(word for word, _, _ in sentence.words[at:])):
        yield "fights", who, group[1].who
        return
    for i in verbs:
        deed = _FORMS.get(sentence.word(i)) or (_DEEDS.get(sentence.word(i)) if group[1:] else None)
        to = _object(sentence, i + 1, named) if deed else ""
        deed, to = (deed, to) if to else in_words(sentence, i, named)
        yield from ((deed, one.who, to) for one in group if deed and to and to != one.who)
    if verb in {"is", "are", "gets"} and sentence.word(at + 1) in _TAKEN:
        yield "captures", _object(sentence, at + 3, named) if sentence.word(at + 2) == "by" else "", who


def _is_mutual(sentence: ActionSentence, at: int) -> bool:
    """Does nothing follow that it is done to: not `fight the fire`, `struggle with the lock`?"""
    after = sentence.rest(at + 1, 1)[0]
    return not after or after in _MUTUALLY or after.endswith("ly")


def _object(sentence: ActionSentence, at: int, named: Sequence[Mention]) -> str:
    """Whoever is named right after a verb, and to whom it is done; not: shoots Kate a look, hits Joe as odd."""
    at += sentence.word(at) in {"with", "at", "the"}
    for one in named:
        if one.start == at and sentence.word(one.end) not in {OF, "as"}:
            after = [sentence.word(i) for i in range(one.end, one.end + 4)]
            friendly = after[0] == "on" and not _FRIENDLY.isdisjoint(after)
            return "" if friendly or _LOOKS.intersection(after) else one.who
    return ""
