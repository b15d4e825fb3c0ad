"""A passage divided into speech and narration: the quotes that may be speech, with the words around each."""

from collections.abc import Sequence
from typing import NamedTuple

from previously.press.quotes.cues import Cue, leading, trailing
from previously.press.quotes.marks import MARKS, Marked, marked
from previously.press.quotes.speech_shape import after_line_word, after_title_word, begins_sentence, count, ended, title
from previously.press.quotes.words import Word, finished, in_sentences, words

_NO_MARKS = str.maketrans(dict.fromkeys(MARKS, " "))


class Said(NamedTuple):
    """Quoted words, the narrator's words before and after them, and the cues in those."""

    span: Marked
    text: str
    before: list[Word]
    after: list[Word]
    lead: Cue | None
    trail: Cue | None
    opens: bool

    @property
    def alone(self) -> bool:
        """Is there at most one sentence between this and the speech before?"""
        return len(in_sentences(self.before)) <= 1


def said_in(text: str) -> tuple[str, list[Said]]:
    """The narrator's text, with non-speech quotation marks blanked out, and what may be speech, in order."""
    spans = [span for span in marked(text) if not _plain(text, span)]
    told = _blanked(text, spans)
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans[1:]), len(text)]
    return told, [_said(told, text, *around) for around in zip(spans, ends, starts, strict=False)]


def _said(told: str, text: str, span: Marked, before: int, after: int) -> Said:
    said = span.of(text)
    behind, ahead = words(told, before, span.start), words(told, span.end, after)
    last = after == len(text)
    trail = trailing(ahead) if span.closed and _may_trail(said, ahead, last=last) else None
    opens = begins_sentence(told[before : span.start])
    return Said(span, said, behind, ahead, leading(behind), trail, opens)


def _may_trail(said: str, ahead: list[Word], *, last: bool) -> bool:
    """May what follows be these words' cue? After a full stop it must be a short sentence of its own."""
    if not said.endswith(".") or not ahead or ahead[0].sign:
        return True
    first = in_sentences(ahead)[0]
    return len(first) <= 9 and (finished(first) or last)


def _plain(text: str, span: Marked) -> bool:
    """Are these words clearly not speech: a scare quote, a title, a word mentioned as a word?"""
    said = span.of(text)
    if not count(said):
        return True
    if not span.closed:
        return False
    before = text[max(0, span.start - 60) : span.start]
    if (title(said) and after_title_word(before)) or after_line_word(before):
        return True
    lead_in = before.rstrip()[-1:] in {",", ":"}
    short = count(said) <= 3 and not ended(said) and not lead_in
    return short and not _cue_follows(text, span)


def _cue_follows(text: str, span: Marked) -> bool:
    """Does a cue follow directly, after a comma?"""
    after = text[span.end : span.end + 120]
    return after.lstrip()[:1] in {",", "—", "–", "-"} and trailing(words(after)) is not None


def _blanked(text: str, spans: Sequence[Marked]) -> str:
    """The text without quotation marks outside the spans; all offsets stay the same."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start].translate(_NO_MARKS), text[span.start : span.end]]
        at = span.end
    return "".join([*parts, text[at:].translate(_NO_MARKS)])
