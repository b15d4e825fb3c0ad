"""The files that a room's pages show: the story's, its plans', and the articles kept with it."""

from previously.formats.articles import find_press
from previously.formats.universe import homes
from previously.live.room import Room


def press(room: Room) -> dict[str, str]:
    """The articles the story keeps, by path; an audience is shown none."""
    return {} if room.audience else find_press(room.home, homes(dict.fromkeys(room.files(), "")))[0]


def shown(room: Room) -> dict[str, str]:
    """Every file there is a page of, by the path that findings name it with; an audience has none.

    A series in a universe calls its plans by their path in its own folder, as its page does.
    """
    if room.audience:
        return {}
    home = room.story().canon.home
    files = {path: path for path in (*room.files(), *press(room))}
    return files | {f"{home}{plan}": plan for plan in room.plans()}
