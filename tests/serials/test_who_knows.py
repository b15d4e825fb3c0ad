"""Three hundred plots that nobody here wrote: who was in the room, who saw the thing moved, where each believes it is.

A plot becomes a story as a writer would log it: a scene in each room, who comes and goes, what is found where, who
moves it. Two phrases are read so: whoever “did not witness the event” was not there for it, and the line stands in a
scene without them; whoever “did not witness the action” was not looking, and presence in the room decides.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import previously as pv
from tests.surfaces.conftest import Typed, typed

__all__ = ["typed"]
PLOTS = Path(__file__).parents[3] / "shared" / "data" / "opentom" / "who-knows-300.json"
pytestmark = pytest.mark.skipif(not PLOTS.exists(), reason="../shared/data/opentom is not here")
MOVED = re.compile(
    r".+? moved the .+? to (?:the )?(.+?)\s+(?:and|but) (.+) (did not witness the (?:event|action)|witnessed)"
)
SEEN = {
    "did not witness the event": "misses it",
    "did not witness the action": "is not looking",
    "witnessed": "sees it",
}
ASKED = re.compile(r"From (.+)'s perspective, is the (.+) in its initial location")


class Part(NamedTuple):
    """One scene of a plot: its room, who is there at its start, its lines."""

    room: str
    present: tuple[str, ...]
    lines: list[str]


class Plot:
    """One plot while it is being logged: where everybody is, and the scenes so far."""

    def __init__(self, row: dict[str, Any]) -> None:
        things = row["objects"]
        self.people = (things["mover"], things["observer"])
        self.thing, self.first = things["eoi"], things["original_place"]
        found = (re.fullmatch(r"(.+) is in the (.+)\.", line) for line in row["plot"])
        self.where = {there[1]: there[2] for there in found if there}  # those are there from the start
        self.scenes: list[Part] = []
        self.home = next((line.rpartition(" in the ")[2][:-1] for line in row["plot"] if " noticed " in line), "")
        for line in row["plot"]:
            self._log(line)

    def _log(self, line: str) -> None:
        who = next((name for name in self.people if line.startswith(f"{name} ")), "")
        if " noticed " in line:
            self.where |= {name: self.where.get(name, self.home) for name in self.people}
            finder, other = self.people
            self._scene().lines.append(f"{finder} finds it with {other}; sets {self.thing} = {self.first}")
        elif moved := MOVED.match(line):
            self._moved(who, *moved.groups())
        elif walked := re.match(r".+? (entered|exited) the (.+)\.", line):
            self._walked(who, walked[1], walked[2])
        else:
            assert " is in the " in line, line

    def _walked(self, who: str, how: str, room: str) -> None:
        scene = self._scene() if room == self.home else Part(room, self._in(room), [])
        if scene.room != self.home:
            self.scenes.append(scene)
        scene.lines.append(f"{who} enters" if how == "entered" else f"{who} exits")
        self.where[who] = room if how == "entered" else ""

    def _moved(self, who: str, to: str, other: str, seen: str) -> None:
        line = f"{who} hides it; sets {self.thing} = {to}"
        self.where.setdefault(who, self.home)
        if seen == "witnessed":
            self._scene().lines.append(f"{line}; witnessed by {other}")
        elif seen == "did not witness the event" and self.where.get(other) == self.home:
            self.scenes.append(Part(self.home, (who,), [line]))
        else:
            self._scene().lines.append(line)

    def _scene(self) -> Part:
        """The scene in the thing's room that goes on, or a new one of those who are there."""
        if not self.scenes or self.scenes[-1].room != self.home:
            self.scenes.append(Part(self.home, self._in(self.home), []))
        return self.scenes[-1]

    def _in(self, room: str) -> tuple[str, ...]:
        return tuple(name for name in self.people if self.where.get(name) == room)

    def files(self) -> dict[str, str]:
        """The plot as a folder."""
        cast = json.dumps({name.casefold(): name for name in self.people})
        rows = ["S01E01:", "  scenes:"]
        for number, part in enumerate(self.scenes, 1):
            rows += [f"    {number}:", f"      place: {part.room}", f"      present: {json.dumps(part.present)}"]
            rows += ["      lines:", *(f"        - {json.dumps(line)}" for line in part.lines)]
        return {"story.yaml": f"title: A plot\ncast: {cast}\n", "s01.yaml": "\n".join(rows) + "\n"}


@cache
def plots() -> list[tuple[Plot, dict[str, Any], pv.Story]]:
    rows = json.loads(PLOTS.read_text("utf-8"))["rows"]
    return [(plot, row, pv.story_of(plot.files())) for row in rows for plot in [Plot(row)]]


def answers() -> Iterator[tuple[str, str, str]]:
    """Of each question: what kind of plot it is, what `knows` says, and what is right."""
    for plot, row, story in plots():
        for question in row["questions"]:
            who, thing = ASKED.match(question["question"]).groups()  # type: ignore[union-attr]
            known = {one.fact: one.value for one in story.knows(who)}
            yield kind(row), "Yes" if known["-".join(thing.split())] == plot.first else "No", question["answer"]


def kind(row: dict[str, Any]) -> str:
    """What the observer does in a plot, by its words alone."""
    other, *_, last = row["objects"]["observer"], *(line for line in row["plot"] if " moved the " in line)
    after = row["plot"].index(last) < len(row["plot"]) - 1
    left = f"{other} exited" in "".join(row["plot"])
    seen = next(said for phrase, said in SEEN.items() if phrase in last)
    back = left and row["plot"].count(f"{other} entered the {Plot(row).home}.") > 1
    going = "leaves and comes back" if back else "leaves" if left else "stays"
    return f"{going}, {seen}{', and goes elsewhere afterwards' if after else ''}"


def test_every_plot_reads_without_a_remark_on_its_text() -> None:
    assert len(plots()) == 300
    assert [finding for _, _, story in plots() for finding in story.findings] == []


def test_all_600_questions_are_answered() -> None:
    found = list(answers())
    assert [given for given in found if given[1] != given[2]] == []
    assert len(found) == 600
    assert Counter(right for _, _, right in found) == {"No": 426, "Yes": 174}


def test_the_plots_differ() -> None:
    assert Counter(kind(row) for _, row, _ in plots()) == {
        "leaves, misses it": 161,
        "stays, sees it": 88,
        "stays, is not looking": 21,
        "stays, misses it": 12,
        "leaves and comes back, sees it": 8,
        "leaves and comes back, is not looking": 6,
        "stays, sees it, and goes elsewhere afterwards": 3,
        "leaves and comes back, misses it": 1,
    }


def test_nobody_is_found_where_they_cannot_be() -> None:
    assert [finding for _, _, story in plots() for finding in story.check()] == []


def test_whoever_relies_on_where_it_was_is_in_the_right_just_when_they_missed_it() -> None:
    for plot, row, story in plots()[::5]:
        who = row["objects"]["observer"]
        told = plot.files()["s01.yaml"]
        relies = f"    99:\n      lines:\n        - {json.dumps(f'{who} relies on {plot.thing} = {plot.first}')}\n"
        found = [finding.code for finding in story.edited("s01.yaml", told + relies).check()]
        (known,) = story.knows(who)
        assert found == ([] if known.value == plot.first else ["PV401"])


def test_the_command_line_says_the_same(typed: Typed, tmp_path: Path) -> None:
    for plot, row, story in plots()[:40:4]:
        folder = tmp_path / row["id"]
        folder.mkdir()
        for path, text in plot.files().items():
            (folder / path).write_text(text, "utf-8")
        said = json.loads(typed("knows", plot.thing, str(folder), "--format", "json").out)
        told = {one["character"]: one["value"] for one in said["believes"]}
        assert {who.casefold() for who in plot.people} <= set(told)
        for who in plot.people:
            (known,) = json.loads(typed("knows", who, str(folder), "--format", "json").out)["facts"]
            assert known["value"] == told[who.casefold()] == story.knows(who)[0].value
