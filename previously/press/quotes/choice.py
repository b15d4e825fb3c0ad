"""For quoted words: whether they are speech, by which cue, and whether they continue what was said before."""

from previously.press.article.model import Passage
from previously.press.quotes.cues import Cue
from previously.press.quotes.drafts import EXPLICIT, Draft
from previously.press.quotes.gaps import Said
from previously.press.quotes.speech_shape import count, ended, title, whole
from previously.press.quotes.words import Word, in_sentences

HEADS = frozenset({"headline", "heading"})
OPENERS = frozenset('“"„«»')
SENTENCE_ENDS = (".", "!", "?", "…")


def may_be_speech(said: Said, passage: Passage, following: Passage | None) -> bool:
    """May this be speech, in a passage of this kind, before that one?"""
    if not said.span.closed:
        return following is not None and following.text.lstrip()[:1] in OPENERS
    return passage.kind not in HEADS or _headed(said)


def cue_of(said: Said) -> tuple[Cue, list[Word]] | None:
    """The cue that says whose words these are, and its sentence; None if there is none, or they are not speech."""
    lead, trail = said.lead, said.trail
    named = lead is not None and lead.close and lead.who is not None
    cue, told = (trail, in_sentences(said.after)[:1]) if trail and not named else (lead, in_sentences(said.before)[-1:])
    return (cue, told[0]) if cue is not None and told and _spoken(said, cue) else None


def stands_alone(said: Said, last: Draft | None) -> bool:
    """Are these words speech without a cue: a whole sentence, or what looks like one right after a cue?"""
    said_ends = ended(said.text) and not said.text.endswith(",")
    right_after = last is not None and said.alone and said.text[:1].isupper() and not title(said.text[1:])
    return said.opens and said_ends and (right_after or whole(said.text))


def joins(said: Said, last: Draft, draft: Draft) -> bool:
    """Is this more of what was said just before, separated at most by a cue?"""
    if draft.speaker != last.speaker or not said.alone:
        return False
    return draft.evidence < EXPLICIT or (bool(said.before) and said.before[-1].sign)


def _spoken(said: Said, cue: Cue) -> bool:
    """Are words with a cue speech? Not titles, scare quotes, or words mentioned as words."""
    titled = title(said.text)
    if cue is said.trail:
        shaped = not titled and (ended(said.text) or count(said.text) > 2)
        return said.opens or said.lead is not None or shaped
    if said.before[-1].text in {",", ":"}:
        return cue.close and (ended(said.text) or not titled) and (bool(cue.verb) or cue.who is not None)
    return count(said.text) > 2 and not titled and cue.who is not None


def _headed(said: Said) -> bool:
    """Is a quote in a headline speech: after a colon, or before its cue?"""
    if title(said.text) and not said.text.endswith(SENTENCE_ENDS):
        return False
    led = said.lead is not None and said.lead.close and said.before[-1].text in {":", ","}
    return led or (said.trail is not None and said.opens)
