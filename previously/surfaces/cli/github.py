"""`check --format github`: workflow commands, which GitHub shows beside the lines they are about."""

from previously.checks.registry import RULES
from previously.core.finding import Finding
from previously.surfaces.cli.places import beside

COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def annotation(finding: Finding, root: str) -> str:
    """A finding as one workflow command; the other side and the fix stand below its message."""
    where = {
        "file": beside(root, finding.span.path),
        "line": str(finding.span.line),
        "col": str(finding.span.column),
        "title": f"{finding.code} {RULES[finding.code].name}",
    }
    properties = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in where.items())
    return f"::{COMMANDS[finding.severity]} {properties}::{_escaped(_message(finding), _DATA)}"


def _message(finding: Finding) -> str:
    sides = [f"< {reason.text} ({reason.event}, {reason.span})" for reason in finding.because]
    return "\n".join([finding.message, *sides, *([f"fix: {finding.fix}"] if finding.fix else [])])


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
