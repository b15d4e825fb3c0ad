"""`check --format sarif`: findings for whatever reads SARIF 2.1.0. The same findings are the same bytes."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import msgspec

from previously.checks.registry import Crash, Rule
from previously.core.finding import Finding, Reason, Remark, stopped
from previously.core.source import Span, row_at
from previously.core.version import __version__
from previously.surfaces.cli.places import beside
from previously.surfaces.cli.sarif_format import (
    Artifact,
    Descriptor,
    Driver,
    Invocation,
    Level,
    Location,
    Log,
    Logical,
    Notification,
    Physical,
    Region,
    Result,
    Run,
    Text,
    Tool,
)

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
FINGERPRINT = "remark/v1"
_LINK = re.compile(r"([\[\]\\])")


def sarif(found: Iterable[tuple[str, Iterable[Finding]]], rules: tuple[Rule, ...], crashed: Iterable[Crash]) -> str:
    """The findings of stories, each with its folder, as a SARIF log; `rules` are those that have looked."""
    results = [result for root, findings in found for result in _results(root, findings, rules)]
    driver = Driver("Previously", __version__, tuple(map(_descriptor, rules)))
    run = Run(Tool(driver), "utf16CodeUnits", (_invocation(crashed),), results)
    encoded = msgspec.json.encode(Log(SCHEMA, "2.1.0", (run,)))
    return msgspec.json.format(encoded, indent=2).decode()


def _invocation(crashed: Iterable[Crash]) -> Invocation:
    names = dict.fromkeys(crash.rule.name for crash in crashed)
    notes = tuple(Notification("error", _plain(f"the rule {name} came to no end")) for name in names)
    return Invocation(not notes, notes)


def _descriptor(rule: Rule) -> Descriptor:
    title, _, body = rule.page.partition("\n")
    does = body.partition("## What it does\n")[2].partition("\n## ")[0]
    full = " ".join(does.split()) or title
    help_ = Text(rule.page, rule.page)
    return Descriptor(rule.code, rule.name, Text(title), Text(full), help_, Level(LEVELS[rule.severity]))


def _results(root: str, findings: Iterable[Finding], rules: tuple[Rule, ...]) -> Iterator[Result]:
    """Each finding; those that nothing tells apart are told apart by their order."""
    index = {rule.code: i for i, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    for finding in findings:
        mark = _fingerprint(finding)
        seen[mark] += 1
        yield Result(
            finding.code,
            index[finding.code],
            LEVELS[finding.severity],
            _plain(stopped(finding.message) + (f" Fix: {stopped(finding.fix)}" if finding.fix else "")),
            (Location(_physical(root, finding.span), logical_locations=_logical(finding)),),
            {FINGERPRINT: f"{mark}:{seen[mark]}"},
            tuple(_related(root, i, reason) for i, reason in enumerate(finding.because, 1)),
        )


def _fingerprint(finding: Finding) -> str:
    """What stays when lines move, and when scenes are numbered anew."""
    remark = "\0".join(msgspec.structs.astuple(Remark.of(finding).anywhere()))
    return hashlib.sha256(remark.encode("utf-8", "replace")).hexdigest()[:32]


def _logical(finding: Finding) -> tuple[Logical, ...]:
    return (Logical(finding.at, "scene"),) if finding.at else ()


def _related(root: str, number: int, reason: Reason) -> Location:
    return Location(_physical(root, reason.span), number, _plain(f"{reason.text} ({reason.event})"))


def _physical(root: str, span: Span) -> Physical:
    uri = quote(beside(root, span.path), safe="/~")
    return Physical(Artifact(uri), Region(span.line, _column(span)))


def _column(span: Span) -> int:
    """A column in UTF-16 units, which is how readers of SARIF count."""
    before = row_at(span)[: span.column - 1]
    return span.column + sum(sign > "\uffff" for sign in before)


def _plain(text: str) -> Text:
    """A message as the format wants it: braces doubled, and brackets that would make a link of words escaped."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return Text(_LINK.sub(r"\\\1", doubled) if "](" in doubled else doubled)
