"""Lines laid into a story in its author's layout, without writing anything yet."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.core.atoms import EpisodeText
from previously.core.entries import Entry, Note, Scene
from previously.core.errors import BadRequest
from previously.core.finding import Finding, Remark
from previously.core.source import Span
from previously.formats.writing.added import SCRIPTS, YAML, Stretch, as_episode, as_scene, to_scene
from previously.live.room import Room
from previously.story.story import Story

NEW_FILE = "log.yaml"
"""What is written where nothing is told yet, or the last file takes no new episode."""
TAKES = (*YAML, *SCRIPTS, ".jsonl")
MOST, LONGEST = 500, 2000
"""Lines that are laid at once, and characters of one."""
OF_TEXT = "PV0"
"""What the codes begin with of findings that say how a line reads."""


class Laid(NamedTuple):
    """Lines as they would stand: in which file, its whole text, at which position, and the story with them.

    `entries` are by line what it is read as, and `wrong` what is found of how it reads.
    """

    path: str
    text: str
    at: str
    story: Story
    entries: tuple[tuple[Entry, ...], ...]
    wrong: tuple[tuple[Finding, ...], ...]

    def added(self, before: Story) -> tuple[Finding, ...]:
        """What is found of the story with the lines that is not found without them."""
        known = Counter(map(Remark.of, before.check()))
        return tuple(finding for finding in self.story.check() if not _is_known(finding, known))


def laid(room: Room, lines: Sequence[str], at: str | None) -> Laid:
    """Lay lines at the end of a position. Raises UnknownPosition, and BadRequest where they cannot stand there."""
    lines = [line.strip() for line in lines]
    _fit(lines)
    story = room.story()
    path, text, where = _put(room, story.canon, lines, at)
    edited = story.edited(path, text)
    entries = _entries(story.canon, edited.canon, lines, where)
    rows = [edited.canon.where(found[0].span).line for found in entries]
    new = [one for one in edited.findings if one.code.startswith(OF_TEXT) and one.span.path == path]
    wrong = tuple(tuple(one for one in new if one.span.line == row) for row in rows)
    return Laid(path, text, where, edited, entries, wrong)


def _is_known(finding: Finding, known: Counter[Remark]) -> bool:
    """Was it found before? Each that was is counted off."""
    remark = Remark.of(finding)
    known[remark] -= 1
    return known[remark] >= 0


def is_read(found: Sequence[Entry]) -> bool:
    """Is something understood in what a line is read as?"""
    return any(not isinstance(entry, Note) or entry.understood for entry in found)


def _fit(lines: Sequence[str]) -> None:
    if not lines or len(lines) > MOST:
        raise BadRequest(f"so many lines may be given at once: 1 to {MOST}; given {len(lines):,}")
    for line in lines:
        if not line or not line.isprintable() or len(line) > LONGEST:
            shown = ascii(line[:60])
            raise BadRequest(f"a line is one row of words, of at most {LONGEST:,} characters; given {shown}")
        if "]]" in line or "[[" in line:
            raise BadRequest(f"a line has no double brackets in it; given “{line}”")


def _put(room: Room, canon: Canon, lines: Sequence[str], at: str | None) -> tuple[str, str, str]:
    """The file, its text with the lines, and the position they stand at."""
    if at is None and not canon.episodes:
        at = _first_position(canon)
    if at is None:
        episode = canon.episodes[-1]
        name = ""
    else:
        numbers, name = canon.template.parse(at)
        found = next((one for one in canon.episodes if one.episode == numbers), None)
        if found is None:
            return _new_episode(room, canon, canon.template.show(numbers), name or "1", lines)
        episode = found
    told = [scene for scene in episode.scenes if not name or scene.at.casefold() == f"{episode.at}.{name}".casefold()]
    if told and _is_page(canon, told[-1]):
        return _new_scene(room, canon, episode, told[-1].at.removeprefix(f"{episode.at}."), lines)
    if told:
        scene = told[-1]
        path, text, stands = _stands(room, canon, scene)
        return path, to_scene(path, text, scene.at, stands, lines), scene.at
    return _new_scene(room, canon, episode, name or "1", lines)


def _first_position(canon: Canon) -> str:
    return canon.template.show((1,) * len(canon.template.fields), "1")


def _new_scene(room: Room, canon: Canon, episode: Episode, name: str, lines: Sequence[str]) -> tuple[str, str, str]:
    at = f"{episode.at}.{name}"
    if not episode.scenes:
        raise BadRequest(f"{episode.at} has no scene yet, and its layout does not say where one goes; write it there")
    logged = [scene for scene in episode.scenes if not _is_page(canon, scene)]
    if not logged:
        return _new_episode(room, canon, episode.at, name, lines)
    path, text, stands = _stands(room, canon, logged[-1])
    return path, as_scene(path, text, at, name, stands, lines), at


def _is_page(canon: Canon, scene: Scene) -> bool:
    """Has a scene only a page, in a manuscript that takes no lines?"""
    return not canon.entries_in(scene) and not canon.where(scene.span).path.casefold().endswith(TAKES)


def _new_episode(room: Room, canon: Canon, episode: str, name: str, lines: Sequence[str]) -> tuple[str, str, str]:
    """At the end of the file that tells the last episode, if it takes one; else in a file of the log's own."""
    last = canon.where(canon.episodes[-1].scenes[-1].span).path if canon.episodes and canon.episodes[-1].scenes else ""
    fits = last.casefold().endswith((".yaml", ".yml", ".jsonl"))
    path = last if fits else room.stored or NEW_FILE
    return path, as_episode(path, room.text(path), episode, name, lines), f"{episode}.{name}"


def _stands(room: Room, canon: Canon, scene: Scene) -> tuple[str, str, Stretch]:
    """Where a scene stands: its file, that file's text, its rows."""
    spans = [canon.where(entry.span) for entry in canon.entries_in(scene)]
    path = spans[-1].path if spans else canon.where(scene.span).path
    heading = _heading(canon, scene, path)
    text = room.text(path)
    last = max((span for span in spans if span.path == path), key=lambda span: (span.line, span.column), default=None)
    others = [canon.where(one.span) for one in canon.scenes() if one is not scene]
    later = [span.line for span in others if span.path == path and span.line > heading.line]
    end = min(later, default=text.count("\n") + 2) - 1
    stands = (
        Stretch(heading.line - 1, last.line - 1, end, last.column - 1) if last else Stretch(heading.line - 1, -1, end)
    )
    return path, text, stands


def _heading(canon: Canon, scene: Scene, path: str) -> Span:
    """Where a file begins a scene, which may begin in others too: its page is one."""
    parts = (text for part in canon.episodes if part.episode == scene.told.episode for text in part.read.parts)
    name, texts = scene.at.rpartition(".")[2], (text for text in parts if isinstance(text, EpisodeText))
    found = (canon.where(one.span) for text in texts for one in text.scenes if one.name == name)
    return next((span for span in found if span.path == path), canon.where(scene.span))


def _entries(before: Canon, after: Canon, lines: Sequence[str], at: str) -> tuple[tuple[Entry, ...], ...]:
    """What each line is read as. Raises BadRequest where the file with them does not tell just them in addition."""
    old, new = _told(before), _told(after)
    here = new.get(at, [])
    known = old.pop(at, [])
    rest = {place: told for place, told in new.items() if place != at}
    added = here[len(known) :]
    texts = [text for text, _ in added]
    same = {place: [text for text, _ in told] for place, told in old.items()}
    same_after = {place: [text for text, _ in told] for place, told in rest.items()}
    kept = [text for text, _ in here[: len(known)]] == [text for text, _ in known]
    if same != same_after or not kept or texts != [*lines]:
        raise BadRequest(f"the layout of {at} does not take lines added by a program; write them into its file")
    return tuple(entries for _, entries in added)


def _told(canon: Canon) -> dict[str, list[tuple[str, tuple[Entry, ...]]]]:
    """The lines of each scene, each with what it is read as."""
    found: dict[str, dict[tuple[int, str], list[Entry]]] = {}
    for entry in (entry for part in canon.episodes for entry in part.entries):
        found.setdefault(entry.scene.at, {}).setdefault((int(entry.ordinal), entry.text), []).append(entry)
    return {at: [(key[1], tuple(told)) for key, told in lines.items()] for at, lines in found.items()}
