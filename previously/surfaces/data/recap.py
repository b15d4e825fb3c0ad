"""`recap --format json`."""

from typing import Any

from previously.recap.recap import Line, Recap


def recap(found: Recap) -> dict[str, Any]:
    """`recap --format json`."""
    return {
        "story": found.title,
        "at": found.at,
        "for": found.name or None,
        "sentences": [_sentence(line) for line in found.sentences],
    }


def _sentence(line: Line) -> dict[str, Any]:
    return {
        "text": line.text,
        "event": line.event.id,
        "at": line.event.scene.at,
        "file": line.event.span.path,
        "line": line.event.span.line,
        "weight": line.weight,
        "character": line.character or None,
    }
