"""Lines laid into a story in its author's layout, without writing anything yet."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from previously.canon.log import Canon
from previously.core.entries import Entry, Note
from previously.core.errors import BadRequest
from previously.core.finding import Finding, Remark
from previously.story.story import Story
from previously.surfaces.deeds.put import Desk, put

MOST, LONGEST = 500, 2000
"""Lines that are laid at once, and characters of one."""
OF_TEXT = "PV0"
"""What the codes begin with of findings that say how a line reads."""


class Laid(NamedTuple):
    """Lines as they would stand: in which file, its whole text, at which position, and the story with them.

    `entries` are by line what it is read as, `wrong` what is found of how it reads, and `rows` where it stands.
    """

    path: str
    text: str
    at: str
    story: Story
    entries: tuple[tuple[Entry, ...], ...]
    wrong: tuple[tuple[Finding, ...], ...]
    rows: tuple[int, ...]

    def added(self, before: Story) -> tuple[Finding, ...]:
        """What is found of the story with the lines that is not found without them."""
        known = Counter(map(Remark.of, before.check()))
        return tuple(finding for finding in self.story.check() if not _is_known(finding, known))


def laid(desk: Desk, lines: Sequence[str], at: str | None) -> Laid:
    """Lay lines at the end of a position. Raises UnknownPosition, and BadRequest where they cannot stand there."""
    lines = [line.strip() for line in lines]
    fit(lines)
    story = desk.story()
    path, text, where = put(desk, story.canon, lines, at)
    edited = story.edited(path, text)
    entries = _entries(story.canon, edited.canon, lines, where)
    rows = [edited.canon.where(found[0].span).line for found in entries]
    new = [one for one in edited.findings if one.code.startswith(OF_TEXT) and one.span.path == path]
    wrong = tuple(tuple(one for one in new if one.span.line == row) for row in rows)
    return Laid(path, text, where, edited, entries, wrong, tuple(rows))


def _is_known(finding: Finding, known: Counter[Remark]) -> bool:
    """Was it found before? Each that was is counted off."""
    remark = Remark.of(finding)
    known[remark] -= 1
    return known[remark] >= 0


def is_read(found: Sequence[Entry]) -> bool:
    """Is something understood in what a line is read as?"""
    return any(not isinstance(entry, Note) or entry.understood for entry in found)


def fit(lines: Sequence[str]) -> None:
    """Raises BadRequest for lines that cannot stand in a log."""
    if not lines or len(lines) > MOST:
        raise BadRequest(f"so many lines may be given at once: 1 to {MOST}; given {len(lines):,}")
    for line in lines:
        if not line or not line.isprintable() or len(line) > LONGEST:
            shown = ascii(line[:60])
            raise BadRequest(f"a line is one row of words, of at most {LONGEST:,} characters; given {shown}")
        if "]]" in line or "[[" in line:
            raise BadRequest(f"a line has no double brackets in it; given “{line}”")


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
