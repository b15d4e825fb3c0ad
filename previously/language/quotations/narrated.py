"""What the narrator says of a passage: its text with what lies in quotation marks blanked, every character in place."""

from previously.language.quotations.spans import quotes_of

_SHORT = 3
"""So many words in quotation marks, in small letters and with no sign at their end, are quoted and nobody's speech."""


def narrated(text: str, spoke: str = " ") -> str:
    """A passage without its speech, for which `spoke` stands, a character for a character.

    A parser makes no sense of what two people say in one sentence.
    """
    kept, spot = list[str](), 0
    for one in quotes_of(text, [(0, len(text))]):
        first, last = max(one.start - 1, spot), min(one.end + 1, len(text))
        if _is_speech(text[one.start : one.end]):
            kept += [text[spot:first], spoke * (last - first)]
            spot = last
    return "".join([*kept, text[spot:]])


def _is_speech(words: str) -> bool:
    return not words[:1].islower() or len(words.split()) > _SHORT or not words[-1:].isalpha()
