"""Which lines of the vocabulary may speak of deeds."""

from previously.language.lexicon.knowing import presumed
from previously.language.lines import LineRead


def has_content(line: LineRead) -> bool:
    """May the words of a line that the vocabulary reads speak of deeds: `learns that Sam is dead`?"""
    verb = line.verb
    if verb is None or line.kind != "event" or " " not in line.object_text:
        return False
    return verb.opens == "vow" or verb.id in presumed() or any(effect.learn for _, effect in verb.roles)
