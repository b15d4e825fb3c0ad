"""`/findings`: the findings, with both sides in place, filtered and sorted by the URL."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from starlette.requests import Request

from previously.canon.coverage import Coverage
from previously.checks.registry import RULES, Rule
from previously.checks.selection import selected
from previously.core.english import count, joined
from previously.core.errors import BadRequest
from previously.core.finding import Finding
from previously.core.nearest import did_you_mean
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.findings import SEVERITIES, FindingsAnswer, FindingsQuestion
from previously.story.story import Story
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.answers import answer_of
from previously.surfaces.web.pages.files import shown as shown_files
from previously.surfaces.web.pages.found import found_for
from previously.surfaces.web.pages.sides import place, sides

MOST = 100
"""Findings per page."""
SORTS = {"severity": "Most severe first", "place": "File and line", "at": "As told", "rule": "Rule", "who": "Character"}


class Filter(NamedTuple):
    """Which findings are shown, in which order; empty filters leave nothing out."""

    rule: str = ""
    character: str = ""
    file: str = ""
    severity: str = ""
    sort: str = "severity"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filter":
        """Parse a URL's query. Raises BadRequest for an unknown severity or order."""
        asked = cls(**{key: query[key].strip() for key in cls._fields if query.get(key, "").strip()})
        for word, known, what in ((asked.severity, ("", *SEVERITIES), "severity"), (asked.sort, SORTS, "order")):
            if word not in known:
                near = did_you_mean(word, filter(None, known))
                raise BadRequest(
                    f"there is no {what} “{word}”{near or '; there are ' + joined([*filter(None, known)])}"
                )
        return asked


def answer(room: Room, look: Look, request: Request) -> FindingsAnswer:
    """The API's answer, complete even for a long story."""
    story, asked = room.story(look), Filter.of(request.query_params)
    rules = asked_for(FindingsQuestion, look, request).rules()
    found = filtered(story, found_for(room, look, whole=True).findings, asked, rules)
    return FindingsAnswer.of(found, story.canon.coverage, story.extent.pages)


def page(room: Room, look: Look, request: Request) -> Shown:
    """The findings, filtered."""
    story = room.story(look)
    asked = Filter.of(request.query_params)
    found = found_for(room, look)
    shown = filtered(story, found.findings, asked, asked_for(FindingsQuestion, look, request).rules())
    number = _number(request.query_params.get("page", "1"), len(shown))
    files = shown_files(room)
    here = shown[(number - 1) * MOST : number * MOST]
    extra = {
        "asked": asked,
        "choices": choices(story, found.findings),
        "sorts": SORTS,
        "said": said(shown, found.findings, look.plan or story.title, story.canon.coverage),
        "findings": [_block(story, finding, files) for finding in here],
        "page": number,
        "pages": max(1, -(-len(shown) // MOST)),
        "read": story.canon.coverage.any,
        "waits": found.waits,
        "crashed": [crash.rule.name for crash in found.crashed],
    }
    return Shown("findings.html", "Findings", extra)


def filtered(
    story: Story, found: Iterable[Finding], asked: Filter, among: tuple[Rule, ...] | None = None
) -> list[Finding]:
    """The findings by rules in `among`, filtered and sorted. Raises BadRequest and UnknownName."""
    codes = {rule.code for rule in among or RULES.values()}
    codes &= {rule.code for rule in selected([asked.rule] if asked.rule else []) or RULES.values()}
    who = story.canon.who(asked.character).id if asked.character else ""
    kept = [
        finding
        for finding in found
        if finding.code in codes
        and who in {"", finding.character}
        and asked.file in {"", finding.span.path}
        and asked.severity in {"", finding.severity}
    ]
    return sorted(kept, key=_order(story, asked.sort))


def _order(story: Story, sort: str) -> Callable[[Finding], Any]:
    """The sort key of findings; they arrive by file and line, and sorting is stable."""
    told = {at: n for n, at in enumerate(_positions(story))}
    return {
        "severity": lambda finding: SEVERITIES.index(finding.severity),
        "place": lambda _: 0,
        "at": lambda finding: told.get(finding.at, len(told)),
        "rule": lambda finding: finding.code,
        "who": lambda finding: (not finding.character, finding.character),
    }[sort]


def _positions(story: Story) -> Iterable[str]:
    for episode in story.canon.episodes:
        yield episode.at
        yield from (scene.at for scene in episode.scenes)


def choices(story: Story, found: Iterable[Finding]) -> dict[str, list[tuple[str, str]]]:
    """The options of each filter, with labels and counts; only values that occur."""
    found = tuple(found)
    cast = story.canon.cast
    return {
        "rule": _counted((one.code for one in found), lambda code: f"{code} {RULES[code].name}"),
        "character": _counted((one.character for one in found), lambda who: cast[who].name if who in cast else who),
        "file": _counted((one.span.path for one in found), str),
        "severity": _counted((one.severity for one in found), str.capitalize, SEVERITIES.index),
    }


def _counted(
    values: Iterable[str], word: Callable[[str], str], key: Callable[[str], Any] = str
) -> list[tuple[str, str]]:
    counts = Counter(value for value in values if value)
    return [(value, f"{word(value)} ({counts[value]:,})") for value in sorted(counts, key=key)]


def said(shown: list[Finding], found: tuple[Finding, ...], whose: str, coverage: Coverage) -> str:
    """The findings summed up in a sentence. `whose`: the plan that adds them, or the story."""
    if not found and not coverage.any:
        return f"{whose}: {coverage.unchecked}."
    if not found:
        return f"{whose}: nothing contradicts what happened."
    kinds: Counter[str] = Counter(finding.severity for finding in shown)
    listed = joined([count(kinds[kind], kind) for kind in SEVERITIES if kinds[kind]]) or "none"
    rest = f", of {count(len(found), 'finding')}" if len(shown) < len(found) else ""
    return f"{whose}: {listed}{rest}."


def _number(text: str, size: int) -> int:
    """The page shown, clamped to those there are."""
    asked = int(text) if text.isdecimal() and len(text) < 7 else 1
    return min(max(1, asked), max(1, -(-size // MOST)))


def _block(story: Story, finding: Finding, files: Mapping[str, str]) -> dict[str, Any]:
    """One finding for the page: its message, both sides, and what would suppress it."""
    who = story.canon.cast.get(finding.character)
    return {
        "code": finding.code,
        "rule": RULES[finding.code].name,
        "severity": finding.severity,
        "where": place(finding.span, files),
        "id": finding.character,
        "who": who.name if who else "",
        **sides(finding, files),
        "answer": None if story.is_view else answer_of(story, finding),
    }
