"""`check --format json`."""

from typing import Any

from previously.checks.registry import RULES
from previously.core.finding import Finding, Reason


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
