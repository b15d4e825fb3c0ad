"""The lines of a scene: those that no verb's own form reads, as sentences in plain English."""

from collections.abc import Sequence

from previously.core.atoms import LineText, Word
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import LineRead


def plainly(
    texts: Sequence[LineText], lines: Sequence[LineRead], lexicon: Lexicon, present: Sequence[Word]
) -> list[tuple[LineRead, ...]]:
    """What each line says, which may be several things. The reader of sentences is loaded only where it is needed."""
    if all(line.kind in {"event", "claim"} for line in lines):
        return [(line,) for line in lines]
    from previously.language.plain import PlainReader

    here = (lexicon.who(word.text) for word in present)
    reader = PlainReader(lexicon, [who for who in here if who])
    return [reader.read(said.text, line) for said, line in zip(texts, lines, strict=True)]
