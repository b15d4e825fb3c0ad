"""Law 8: for any two folders that agree on what is told up to a point, every view cut there gives the same bytes.

An example draws what is told once, and twice what is not; it writes a folder without and one or two with it, each in a
layout of its own, and asks the same of all of them. The folder that holds nothing else is the oracle; that no word of
what is not told stands in any answer is a second one. `PREVIOUSLY_EXAMPLES=20` tries twenty times as many,
`PREVIOUSLY_SEED=7` others.
"""

from collections import Counter

import pytest

from tests.cuts.planted import LEAKS, Planted
from tests.cuts.trial import Example
from tests.cuts.views import AUTHORS, VIEWS
from tests.effort import SEED, tried

SHARDS, EACH = 10, tried(50)
"""`make long` tries ten times as many."""
TELLING = 400
"""Of fewer examples, no share tells anything."""
MOST = 500
"""Examples within which a planted leak must be found."""
FLOORS = {
    "tempting": 0.3,
    "broken": 0.15,
    "bulk": 0.05,
    "universe": 0.1,
    "another series": 0.03,
    "long life": 0.1,
    "never closed": 0.05,
    "entry": 0.3,
    "episode": 0.3,
    "layer": 0.2,
    "mask": 0.1,
    "told who is who": 0.05,
    "before": 0.15,
    "verb": 0.15,
    "declared": 0.15,
    "alias": 0.05,
    "called": 0.05,
    "id": 0.1,
    "file": 0.15,
    "remark": 0.15,
    "scene": 0.01,
}
"""How often, at the least, an example holds what a leak would need."""


@pytest.mark.xdist_group("compiled")  # in one worker: on a new machine the kernel is compiled once, not by each
@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_is_not_told_changes_no_byte_of_any_view(shard: int) -> None:
    for number in range(shard * EACH, (shard + 1) * EACH):
        leak = Example(number, SEED).leak()
        assert leak is None, f"seed {SEED}, {leak}"


def test_the_examples_hold_what_a_leak_would_need() -> None:
    counted, tries = Counter[str](), max(SHARDS * EACH, TELLING)
    for number in range(tries):
        counted += Example(number, SEED).counted()
    few = {kind: counted[kind] for kind, share in FLOORS.items() if counted[kind] < share * tries}
    assert not few


@pytest.mark.parametrize("planted", LEAKS, ids=lambda planted: planted.name)
def test_a_planted_leak_is_found(planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    planted.plant(monkeypatch)
    views = [view for view in VIEWS if (view.command, view.format_) == (planted.command, planted.format_)]
    numbers = range(planted.first, planted.first + MOST)
    assert any(Example(number, views=views, kept=False).leak(smallest=False) for number in numbers)


def test_leaving_out_a_told_line_changes_a_view() -> None:
    noticed = [example.noticed() for example in map(Example, range(80)) if example.lines()]
    assert len(noticed) > 50
    assert sum(noticed) >= 0.75 * len(noticed)


def test_every_command_is_a_view_or_the_authors() -> None:
    from previously.surfaces.cli.main import COMMANDS

    assert {view.command for view in VIEWS} | set(AUTHORS) == set(COMMANDS)
    assert not {view.command for view in VIEWS} & set(AUTHORS)


def test_every_format_of_a_view_is_one() -> None:
    from click import Choice

    from previously.surfaces.cli.main import cli
    from previously.surfaces.pictures.files import FORMATS

    shown = {(view.command, view.format_) for view in VIEWS}
    for name in {view.command for view in VIEWS}:
        command = cli.commands.get(name) or cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        given = [p.type for p in command.params if p.name == "format_" and isinstance(p.type, Choice)]
        assert {(name, format_) for choice in given for format_ in choice.choices} <= shown
    assert {("chart", format_) for format_ in FORMATS} <= shown
