"""Who is suddenly there, or gone, and no verb says so, as in `Mara in the doorway. The door opens. Joe.`."""

import re
from collections.abc import Iterator, Sequence

from previously.language.action.sentences import ActionSentence, Mention
from previously.language.action.so_far import SoFar
from previously.language.lexicon.wordlists import words

_DOOR = r"(?:doorway|door|threshold|entrance)\b(?! (?:of|frame|handle|knob))"
_AT_DOOR = re.compile(
    rf"(?:,[^,.;]{{2,40}},)? ?(?:(?:stands|is|leans|stops|pauses|waits|hovers|'s|’s),? in|,? ?(?:in|at))"
    rf" (?:the|a|an|his|her|their) (?:open |kitchen |front |back |bedroom |office |side )?{_DOOR}",
    re.IGNORECASE,
)
_DOOR_FIRST = re.compile(
    rf"\W*(?:framed |standing |leaning )?(?:in|at|on) the (?:open |kitchen |front |back |side )?{_DOOR}[,:]?"
    r" ?(?:stands |is |it is |it's )?$",
    re.IGNORECASE,
)
_BACK = re.compile(r"(?:'s|’s| is) back(?:[,.!]|$| (?:in|at) the\b| again| with\b)", re.IGNORECASE)
_OPENS = re.compile(
    r"\b(?:doors?|gates?|elevator|lift|hatch|curtains?|car|truck|pickup|van|cab|taxi|jeep|limo|bus)\b[^.]*"
    r"\b(?:opens?|parts?|groans?|creaks?|swings?|slides?|bangs?|bursts?|flies|skids|rolls|stops|pulls)\b"
    r"|\bbell (?:over|above) the (?:shop |front )?door\b|\ba (?:knock|knocking)\b"
    r"|\b(?:footsteps|boots) (?:on|in|outside|approach)",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"\b(?:of|from) (?:the|a|an|his|her|their|it)(?: \w+)? ?"
    r"(?:car|truck|van|cab|taxi|jeep|pickup|limo|bus|boat|carriage)\b"
)
_ALIGHTS = words("climbs gets steps jumps hops")
_JOINED = words("and as")
_OPENERS = words("the suddenly then now and")
NEAR = 160
"""So many characters above a name may say that a door opens. Set."""
_RUNNING = words("running rushing hurrying racing charging galloping sprinting bounding")


def suddenly(
    sentence: ActionSentence, named: Sequence[Mention], before: str, so_far: SoFar, *, outside: bool
) -> Iterator[Mention]:
    """Whoever has come, of those named; `before` is what stands above the sentence in its passage."""
    first = next((one for one in named if not so_far.there(one.who)), None)
    if first is None or (first is not named[0] and sentence.word(first.start - 1) not in _JOINED):
        return
    start = sentence.words[first.start][1]
    ends = first.end == len(sentence.words) or sentence.text.startswith(",", sentence.words[first.end - 1][2])
    opens = first.start == 1 and sentence.word(0) in _OPENERS
    if sentence.word(first.start - 1) in _JOINED and outside and _is_out(sentence, first.end):
        come = True
    elif first.start == 0 or opens:
        come = bool(ends and _OPENS.search(before[-NEAR:])) or _comes(sentence, first, so_far, outside=outside)
    else:
        above = sentence.text[sentence.words[0][1] : start]
        come = first.end == len(sentence.words) and _DOOR_FIRST.fullmatch(above) is not None
    if come or (sentence.word(first.end) == "comes" and sentence.word(first.end + 1) in _RUNNING):
        yield first


def _comes(sentence: ActionSentence, first: Mention, so_far: SoFar, *, outside: bool) -> bool:
    """Does somebody stand at the door, is back, or gets out of a car?"""
    rest = sentence.text[sentence.words[first.end - 1][2] : sentence.words[-1][2] + 1]
    if (not outside and _AT_DOOR.match(rest)) or (_BACK.match(rest) and first.who in so_far.gone):
        return True
    return outside and _is_out(sentence, first.end)


def _is_out(sentence: ActionSentence, at: int) -> bool:
    """Does somebody get out of a car, or come out of the house?"""
    if sentence.word(at + 1) != "out":
        return False
    if sentence.word(at) == "comes" and sentence.word(at + 2) in {"onto", "on"}:
        return True
    after = sentence.text[sentence.words[at + 1][2] : sentence.words[-1][2]].strip()
    alights = sentence.word(at) in _ALIGHTS
    return alights and (sentence.rest(at + 2, 1) == [""] or _VEHICLE.match(after) is not None)


def is_gone(sentence: ActionSentence, at: int, end: int, *, dying: bool) -> bool:
    """Does a sentence say no more of somebody, who is named there, than that they are gone: `She's gone.`?"""
    after = [word for word, _, _ in sentence.words[end:]]
    if dying or after[:1] not in (["is"], ["'s"]):
        return False
    rest = [word for word in after[1:] if word not in {"already", "now", "too"}]
    begins = at == 0 or (at == 1 and sentence.word(0) in {"then", "and", "now"})
    return begins and (rest == ["gone"] or rest[:3] == ["out", "the", "door"])
