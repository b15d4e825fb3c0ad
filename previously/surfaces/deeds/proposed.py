"""The files of proposals that lie in a story's folder."""

from collections.abc import Iterator
from pathlib import Path

from previously.core.proposal import Proposal
from previously.formats.files import displayed, is_file
from previously.formats.yaml.proposals import read_proposals
from previously.live.room import Room
from previously.surfaces.deeds.decided import bytes_of

FOLDER = "proposals"
LARGEST = 10 << 20
"""Bytes of a file that is read."""


def files_of_proposals(room: Room) -> tuple[Path, ...]:
    """Every file of proposals beside a story, by name; none that a link leads out of its folder."""
    home = room.home.resolve()
    found = (path for path in sorted((room.home / FOLDER).glob("*.yaml")) if is_file(path))
    return tuple(path for path in found if path.resolve().is_relative_to(home))


def proposals_in(room: Room) -> Iterator[tuple[str, Proposal]]:
    """Each proposal of each file, with the file's name. Raises UnreadableInput for a file of another form."""
    for path in files_of_proposals(room):
        name = displayed(path.relative_to(room.home))
        for one in read_proposals(name, bytes_of(path)[: LARGEST + 1].decode("utf-8-sig", "replace")):
            yield name, one
