"""What `--format json` gives: plain values, in the contract's order."""

import json
from typing import Any

from previously.checks.registry import RULES
from previously.core.entries import Event
from previously.core.finding import Finding, Reason
from previously.mind.headspace import Headspace


def dumps(value: Any) -> str:
    """JSON for people and programs alike."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)


def findings(found: tuple[Finding, ...]) -> dict[str, Any]:
    """`check --format json`."""
    return {"findings": [_finding(finding) for finding in found]}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": RULES[finding.code].name,
        "severity": finding.severity,
        "file": finding.span.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "at": finding.at,
        "character": finding.character,
        "message": finding.message,
        "because": [_reason(reason) for reason in finding.because],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "event": reason.event,
        "at": reason.at,
        "file": reason.span.path,
        "line": reason.span.line,
    }


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
