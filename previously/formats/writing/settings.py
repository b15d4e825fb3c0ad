"""A cast entry, or what is said of a scene, put into a story's own files in its author's layout."""

import re

from previously.core.errors import BadRequest
from previously.formats.writing.added import SCRIPTS, YAML, Stretch, end_of_block, indent_of, to_scene
from previously.formats.yaml.emit import key, scalar, sequence

_CAST = re.compile(r"cast:[ \t]*(?P<open>\{)?")
_BARE = re.compile(r"\s*(?:#.*)?")


def entry_of(name: str, aliases: tuple[str, ...], pronouns: str) -> str:
    """A cast entry on one row: the name alone, or a map in braces."""
    if not aliases and not pronouns:
        return scalar(name, flow=True)
    parts = [f"name: {scalar(name, flow=True)}"]
    if aliases:
        parts.append(f"aliases: [{', '.join(scalar(one, flow=True) for one in aliases)}]")
    return f"{{{', '.join([*parts, *([f'pronouns: {pronouns}'] if pronouns else [])])}}}"


def with_person(text: str, id_: str, entry: str) -> str:
    """A story.yaml with one more entry at the end of its cast. Raises BadRequest where its layout does not say how."""
    rows = text.split("\n")
    start = next((number for number, row in enumerate(rows) if row.startswith("cast:")), None)
    if start is None:
        end = len(rows) - (not rows[-1].strip())
        return "\n".join([*rows[:end], "cast:", f"  {key(id_)}: {entry}", *rows[end:]])
    head = _CAST.match(rows[start])
    rest = rows[start][head.end() :] if head else ""
    if head and head["open"]:
        return "\n".join([*rows[:start], _in_braces(rows[start], f"{key(id_)}: {entry}"), *rows[start + 1 :]])
    if not _BARE.fullmatch(rest):
        raise BadRequest("the cast in story.yaml is written in a way no program adds to; write the entry there")
    end = end_of_block(rows, start)
    inside = next((indent_of(row) for row in rows[start + 1 : end] if row.strip() and row.strip()[0] != "#"), "  ")
    return "\n".join([*rows[:end], f"{inside}{key(id_)}: {entry}", *rows[end:]])


def _in_braces(row: str, entry: str) -> str:
    """A map on one row with one more entry. Raises BadRequest where it goes over several rows."""
    depth, quote = 0, ""
    for place, sign in enumerate(row):
        if quote:
            quote = "" if sign == quote and row[place - 1] != "\\" else quote
        elif sign in "\"'" and row[place - 1] in " ,:[{":
            quote = sign
        elif sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if not depth:
                comma = ", " if row[:place].rstrip()[-1] not in "{," else ""
                return f"{row[:place]}{comma}{entry}{row[place:]}"
    raise BadRequest("the cast in story.yaml goes over several rows in braces; write the entry there")


def setting_rows(place: str, present: tuple[str, ...], later: str) -> list[str]:
    """What is said of a scene, as rows of a season file."""
    rows = [f"{name}: {scalar(value)}" for name, value in (("place", place), ("later", later)) if value]
    return [*rows, *(f"present:{sequence(present, '')}".split("\n") if present else [])]


def set_scene(path: str, text: str, at: str, scene: Stretch, place: str, present: tuple[str, ...], later: str) -> str:
    """A text in which one of its scenes says so. Raises BadRequest where its layout does not say how."""
    rows, settings = text.split("\n"), setting_rows(place, present, later)
    if path.casefold().endswith(SCRIPTS):
        notes = [f"{name}: {value}" for name, value in (("place", place), ("later", later)) if value]
        notes += [f"present: {', '.join(present)}"] if present else []
        return to_scene(path, text, at, scene, notes)
    heading = rows[scene.heading]
    inner = rows[scene.heading + 1 : end_of_block(rows, scene.heading)]
    said = {row.strip().partition(":")[0] for row in inner}
    if not path.casefold().endswith(YAML) or not heading.rstrip().endswith(":"):
        raise BadRequest(f"“{path}” has its own way to say who is in {at}; write it there")
    if said & {row.partition(":")[0] for row in settings}:
        raise BadRequest(f"{at} says that already in “{path}”; change it there")
    inside = next((indent_of(row) for row in inner if row.strip()), f"{indent_of(heading)}  ")
    new = [f"{inside}{row}" for row in settings]
    return "\n".join([*rows[: scene.heading + 1], *new, *rows[scene.heading + 1 :]])
