"""A verb of the vocabulary that takes any words may have a second deed among them: `arrives and kisses Dom`."""

from collections.abc import Sequence

import msgspec

from previously.language.lexicon.forms import is_form
from previously.language.lexicon.kinds import known_nouns
from previously.language.lexicon.lookup import Lexicon, tokens
from previously.language.lexicon.wordlists import words
from previously.language.lines import LineRead

_JOINING = words("and but then")


def second_deed(text: str, line: LineRead, lexicon: Lexicon) -> int:
    """Where the word stands that joins a second deed to a line's own (`arrives and kisses Dom`); -1 if none does."""
    if line.kind != "event" or not line.object_text or line.verb is None or "rest" not in line.verb.takes:
        return -1
    if not (place := line.words.object) or '"' in text or "“" in text:
        return -1
    said = [one for one in tokens(text.partition(";")[0]) if one[1] >= place[0]]
    for i, (word, start, _) in enumerate(said):
        if word in _JOINING and _acts(said, i + 1, lexicon):
            return start
    return -1


def without_second(line: LineRead, text: str, at: int) -> LineRead:
    """The line's own deed alone."""
    place = line.words.object
    own = text[place[0] : at].strip().rstrip(",") if place else ""
    return msgspec.structs.replace(line, object_text=own)


def _acts(said: Sequence[tuple[str, int, int]], i: int, lexicon: Lexicon) -> bool:
    """Is the word there a verb, and no noun in a list?"""
    while i < len(said) and said[i][0].endswith("ly"):
        i += 1
    if i >= len(said) or not is_form(said[i][0], "3"):
        return False
    last = i + 1 >= len(said)
    return not (last or said[i][0] in known_nouns() or said[i + 1][0] in _JOINING) or (
        last and said[i][0].removesuffix("s") not in known_nouns() and said[i][0] in lexicon.verbs.phrases
    )
