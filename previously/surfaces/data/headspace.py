"""`on --format json`."""

from typing import Any

from previously.core.entries import Event
from previously.mind.headspace import Headspace


def headspace(space: Headspace) -> dict[str, Any]:
    """`on --format json`."""
    return {
        "story": space.canon.title,
        "character": space.character,
        "at": space.at,
        "day": space.day,
        "alive": space.alive,
        "distress": space.distress,
        "vulnerability": space.vulnerability,
        "void": space.void,
        "ambivalence": space.ambivalence,
        "mood": dict(zip(("pleasure", "arousal", "dominance"), space.mood, strict=True)),
        "emotions": space.emotions,
        "strongest_cues": [{"cue": cue, "distress": distress} for cue, distress in space.strongest_cues],
        "wounds": [{**wound._asdict(), "cues": list(wound.cues)} for wound in space.wounds],
        "drives": [drive._asdict() for drive in space.drives],
        "bonds": {who: bond._asdict() for who, bond in space.bonds.items()},
        "knows": list(space.knows),
        "made_by": space.made_by,
        "because": [_share(event, share) for event, share in space.because],
    }


def _share(event: Event, share: float) -> dict[str, Any]:
    return {
        "event": event.id,
        "at": event.scene.at,
        "file": event.span.path,
        "line": event.span.line,
        "text": event.text,
        "share": share,
    }
