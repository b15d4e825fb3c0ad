"""Stories that stand in a test: fences of Markdown into files, findings into lines."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import previously as pv

FENCE = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"


class Fence(NamedTuple):
    """One fenced block: its kind, the file it is, its text."""

    kind: str
    name: str
    text: str


def fences(text: str) -> list[Fence]:
    """The fenced blocks of a Markdown text."""
    return [Fence(*found) for found in FENCE.findall(text)]


def findings_of(files: Mapping[str, str]) -> str:
    """Everything found in a story, a plan's addition where there is one, as it stands in a `findings` fence."""
    story = pv.story_of(dict(files))
    return shown(story.check())


def shown(findings: Iterable[pv.Finding]) -> str:
    """Findings as text: place, code, severity, told position, whom it is about, the message; then reasons and fix."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding))


def _lines(finding: pv.Finding) -> Iterable[str]:
    where = f"{finding.span.path}:{finding.span.line}:{finding.span.column}"
    about = " ".join(filter(None, (finding.at, finding.character)))
    head = f"{where} {finding.code} {finding.severity}"
    yield f"{head} {about}: {finding.message}" if about else f"{head}: {finding.message}"
    for reason in finding.because:
        yield f"  because {reason.span}: {reason.text}"
    if finding.fix:
        yield f"  fix: {finding.fix}"


def story(scenes: str, *, declared: str = "", cast: str = CAST) -> pv.Story:
    """A story of one season file; `declared` goes below the cast in story.yaml."""
    return pv.story_of({"story.yaml": cast + declared, "s01.yaml": scenes})
