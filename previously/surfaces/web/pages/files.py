"""The files that a room's pages show: the story's, its plans', and the articles kept with it."""

from previously.read.press import find_press
from previously.read.universe import homes
from previously.surfaces.web.room import Room


def press(room: Room) -> dict[str, str]:
    """The articles the story keeps, by path; an audience is shown none."""
    return {} if room.audience else find_press(room.home, homes(dict.fromkeys(room.files(), "")))[0]


def shown(room: Room) -> frozenset[str]:
    """Every file there is a page of, by path; an audience has none."""
    return frozenset((*room.files(), *room.plans(), *press(room)))
