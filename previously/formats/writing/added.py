"""Lines added to a file in its author's layout: after a scene's last line, as a new scene, or as a new episode."""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from previously.core.errors import BadRequest

YAML, SCRIPTS = (".yaml", ".yml"), (".fountain", ".spmd")
"""The endings of files that lines are added to, beside `.jsonl`."""
ITEM = re.compile(r"(\s*)- ")
PLAIN = re.compile(r"[A-Za-zÀ-ɏ][^#:\[\]{}\n]*")
"""What stands in YAML as it is."""


class Stretch(NamedTuple):
    """Where a scene stands in a file, in rows from 0: its heading, its last line (-1 where it has none), its end.

    `column`, from 0, is where that last line begins in its row. `end` is the row of the next scene, or of the text's.
    """

    heading: int
    last: int
    end: int
    column: int = 0


def to_scene(path: str, text: str, at: str, scene: Stretch, lines: Sequence[str]) -> str:
    """A text with lines at the end of one of its scenes. Raises BadRequest where its layout does not say how."""
    if path.endswith(".jsonl"):
        return _logged(text, at, lines)
    rows = text.split("\n")
    if path.casefold().endswith(YAML):
        return "\n".join(_in_yaml(rows, scene, lines) if scene.last >= 0 else _first_in_yaml(rows, scene, lines))
    if path.casefold().endswith(SCRIPTS):
        return "\n".join(_in_script(rows, scene, lines))
    raise BadRequest(f"“{path}” is a manuscript: no program adds lines to it; give a position that stands in a log")


def as_scene(
    path: str, text: str, at: str, name: str, after: Stretch, lines: Sequence[str], says: Sequence[str] = ()
) -> str:
    """A text with a new scene after another; it `says` more in rows of YAML. Raises BadRequest."""
    if path.endswith(".jsonl") and not says:
        return _logged(text, at, lines)
    rows = text.split("\n")
    heading = rows[after.heading]
    if not path.casefold().endswith(YAML) or not heading.rstrip().endswith(":"):
        raise BadRequest(f"“{path}” has its own way to begin a scene; write the heading of {at} there first")
    indent, end = indent_of(heading), end_of_block(rows, after.heading)
    inside = indent_of(rows[after.heading + 1]) if end > after.heading + 1 else f"{indent}  "
    step = inside.removeprefix(indent) or "  "
    told = [f"{inside}lines:", *(f"{inside}{step}- {scalar(line)}" for line in lines)] if lines else []
    new = [f"{indent}{_key(name)}:", *(f"{inside}{row}" for row in says), *told]
    return "\n".join([*rows[:end], *new, *rows[end:]])


def as_episode(path: str, text: str, episode: str, name: str, lines: Sequence[str], says: Sequence[str] = ()) -> str:
    """A text with a new episode at its end; an empty text for a new file. Its scene `says` more in rows of YAML."""
    if path.endswith(".jsonl") and not says:
        return _logged(text, f"{episode}.{name}", lines)
    before = text if not text or text.endswith("\n") else f"{text}\n"
    new = [f"{_key(episode)}:", "  scenes:", f"    {_key(name)}:", *(f"      {row}" for row in says)]
    told = ["      lines:", *(f"        - {scalar(line)}" for line in lines)] if lines else []
    return before + "\n".join([*new, *told]) + "\n"


def scalar(text: str) -> str:
    """A line as YAML reads it back: as it is where it can be, else in quotes."""
    return text if PLAIN.fullmatch(text) and text == text.strip() else json.dumps(text, ensure_ascii=False)


def _key(text: str) -> str:
    return text if re.fullmatch(r"[\w.]+( [\w.]+)*", text) else json.dumps(text, ensure_ascii=False)


def _logged(text: str, at: str, lines: Sequence[str]) -> str:
    before = text if not text or text.endswith("\n") else f"{text}\n"
    return before + "".join(json.dumps({"at": at, "line": line}, ensure_ascii=False) + "\n" for line in lines)


def _in_yaml(rows: list[str], scene: Stretch, lines: Sequence[str]) -> list[str]:
    """After a scene's last line: another item, another row of a block of text, or another item of a list on one row."""
    row = rows[scene.last]
    item = ITEM.match(row)
    if item:
        end = end_of_block(rows, scene.last)
        return [*rows[:end], *(f"{item[1]}- {scalar(line)}" for line in lines), *rows[end:]]
    if "lines:" in row:
        closed = _closed(row, row.rfind("lines:", 0, max(scene.column, row.index("lines:") + 6)))
        listed = "".join(f", {json.dumps(line, ensure_ascii=False)}" for line in lines)
        return [*rows[: scene.last], f"{row[:closed]}{listed}{row[closed:]}", *rows[scene.last + 1 :]]
    return [*rows[: scene.last + 1], *(f"{indent_of(row)}{line}" for line in lines), *rows[scene.last + 1 :]]


def _first_in_yaml(rows: list[str], scene: Stretch, lines: Sequence[str]) -> list[str]:
    """A scene's first lines, after what else is said of it."""
    heading = rows[scene.heading]
    end = end_of_block(rows, scene.heading)
    inner = rows[scene.heading + 1 : end]
    if not heading.rstrip().endswith(":") or any(row.strip().startswith("lines:") for row in inner):
        raise BadRequest(
            "that scene has no line yet, and its layout does not say where the first one goes; write it there"
        )
    inside = indent_of(inner[0]) if inner else f"{indent_of(heading)}  "
    new = [f"{inside}lines:", *(f"{inside}  - {scalar(line)}" for line in lines)]
    return [*rows[:end], *new, *rows[end:]]


def _in_script(rows: list[str], scene: Stretch, lines: Sequence[str]) -> list[str]:
    """At the end of a script's scene, each in a note of its own."""
    end = scene.end
    while end > scene.heading + 1 and not rows[end - 1].strip():
        end -= 1
    notes = [row for line in lines for row in ("", f"[[prev: {line}]]")]
    rest = rows[end:] if any(map(str.strip, rows[end:])) or rows[end:] else []
    return [*rows[:end], *notes, *rest]


def _closed(row: str, start: int) -> int:
    """Where the list that `lines:` opens at a place of a row is closed. Raises BadRequest where that is not on it."""
    depth, quote = 0, ""
    for place, sign in enumerate(row[start:], start):
        if quote:
            quote = "" if sign == quote and row[place - 1] != "\\" else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if not depth:
                return place
    raise BadRequest("that scene's list of lines goes over several rows in brackets; write them there")


def end_of_block(rows: Sequence[str], start: int) -> int:
    """The row after everything that stands under one, by its indent; blank rows at the end are not of it."""
    depth, end = len(indent_of(rows[start])), start + 1
    for number in range(start + 1, len(rows)):
        if rows[number].strip():
            if len(indent_of(rows[number])) <= depth:
                break
            end = number + 1
    return end


def indent_of(row: str) -> str:
    """The white space a row begins with."""
    return row[: len(row) - len(row.lstrip())]
