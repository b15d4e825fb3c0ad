"""Many stories at once: how everybody in each of them is, and what contradicts what; also by other constants."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from previously.canon.coverage import Coverage
from previously.core.errors import BadRequest, PreviouslyError, UnreadableInput
from previously.formats.files import displayed, folder_of
from previously.live.scale.mapped import Over, default_workers, mapped
from previously.mind.kernel.params import with_overrides
from previously.mind.standing import Standing, standings
from previously.story.story import Story, open_story

DEEPEST = 8
"""Folders within folders that are looked through for stories."""


class Surveyed(Struct, frozen=True):
    """Somebody at a position, at rest or in its scene; each number in 0..1.

    `was_hurt` and `was_lift` are by the model as it is, where other constants were asked for; else None.
    """

    character: str
    name: str
    alive: bool
    hurt: float
    lift: float
    distress: float
    vulnerability: float
    void: float
    was_hurt: float | None = None
    was_lift: float | None = None


class Serial(Struct, frozen=True):
    """A story of a survey. `error`: why there is nothing of it; `findings`: how many of each severity."""

    folder: str
    title: str = ""
    at: str = ""
    error: str = ""
    episodes: int = 0
    coverage: Coverage = Coverage()
    findings: dict[str, int] = {}
    people: tuple[Surveyed, ...] = ()


class Slice(NamedTuple):
    """What one worker does: a story, and every `of`-th of its people from the `first`; the first slice also checks."""

    folder: str
    at: str | None
    constants: tuple[tuple[str, float], ...]
    first: int = 0
    of: int = 1
    along: str | None = None


def survey(
    stories: Iterable[str | Path],
    at: str | None = None,
    *,
    constants: Mapping[str, float] | None = None,
    over: Over = "here",
    workers: int = 0,
    along: str | None = None,
) -> Iterator[Serial]:
    """Each story in turn, with everybody in it after `at`; a folder of stories stands for all of them.

    Stories with choices are told `along` one of their paths; one that has others is there with its error.

    `constants` of the model, by name, replay every mind anew. A story that cannot be read, or has no such position,
    is there with its error. Raises BadRequest for constants there are not and for what `mapped` refuses, and
    UnreadableInput for a folder without a story.
    """
    with_overrides(constants or {})
    folders = list(dict.fromkeys(found for where in stories for found in stories_in(Path(where))))
    if not folders:
        raise BadRequest("a survey is of stories, by their folders; given none")
    several = 1 if over == "here" else -(-(workers or default_workers()) // len(folders))
    told = tuple(sorted((constants or {}).items()))
    slices = (Slice(folder, at, told, first, several, along) for folder in folders for first in range(several))
    return _whole(mapped(surveyed, slices, over=over, workers=workers), several)


def stories_in(where: Path) -> Iterator[str]:
    """The story in a folder, or all those beneath it by name, links not followed. Raises UnreadableInput for none."""
    found = list(_beneath(where, DEEPEST))
    if not found:
        folder_of(where)  # which says what would help
    yield from found


def _beneath(where: Path, depth: int) -> Iterator[str]:
    try:
        yield displayed(folder_of(where))
    except UnreadableInput:
        if depth and where.is_dir():
            for folder in sorted(one for one in where.iterdir() if one.is_dir() and not one.is_symlink()):
                if not folder.name.startswith("."):
                    yield from _beneath(folder, depth - 1)


def surveyed(part: Slice) -> Serial:
    """What a worker finds; a caller's mistake about this story alone is its error."""
    try:
        story = open_story(part.folder)
        along = part.along if story.loader.paths else None  # without choices a story is told in one way
        return _found(open_story(part.folder, along) if along is not None else story, part)
    except PreviouslyError as error:
        return Serial(part.folder, error=str(error))


def _found(story: Story, part: Slice) -> Serial:
    moment, extent = story.canon.moment(part.at), story.extent
    chosen = frozenset(list(story.canon.cast)[part.first :: part.of])
    told = standings(story.canon, story.minds, moment, only=chosen, made=False)
    if part.constants:
        other = story.remodeled(dict(part.constants))
        now = standings(other.canon, other.minds, other.canon.moment(part.at), only=chosen, made=False)
        people = [_person(new, old) for new, old in zip(now, told, strict=True)]
    else:
        people = [_person(one) for one in told]
    severities = Counter(finding.severity for finding in story.check()) if part.first == 0 else Counter[str]()
    return Serial(
        folder=part.folder,
        title=story.title,
        at=moment.at,
        episodes=extent.episodes,
        coverage=extent.coverage,
        findings=dict(sorted(severities.items())),
        people=tuple(people),
    )


def _person(now: Standing, was: Standing | None = None) -> Surveyed:
    return Surveyed(
        character=now.character,
        name=now.name,
        alive=now.alive,
        hurt=now.hurt,
        lift=now.lift,
        distress=now.distress,
        vulnerability=now.vulnerability,
        void=now.void,
        was_hurt=was.hurt if was else None,
        was_lift=was.lift if was else None,
    )


def _whole(found: Iterable[Serial], several: int) -> Iterator[Serial]:
    """Stories from their slices, each with its people in the order of its cast."""
    for _, numbered in groupby(enumerate(found), lambda pair: pair[0] // several):
        yield _joined([serial for _, serial in numbered])


def _joined(slices: Sequence[Serial]) -> Serial:
    first = next((one for one in slices if one.error), slices[0])
    placed = [(at, n, one) for n, part in enumerate(slices) for at, one in enumerate(part.people)]
    people = tuple(one for _, _, one in sorted(placed, key=itemgetter(0, 1)))
    return Serial(**{name: getattr(first, name) for name in Serial.__struct_fields__} | {"people": people})
