"""Plain or compiled, from whichever checkpoint: the same bits."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given

from previously.mind.kernel import fast
from previously.mind.kernel import run as kernel
from previously.mind.kernel.experiences import Terms
from previously.mind.kernel.params import with_overrides
from previously.mind.kernel.replay import EVERY, Life, Person, live
from previously.mind.readout import moment
from tests.effort import law
from tests.mind.lives import PEOPLE_BORN, life, lives, table
from tests.mind.twin import Event

pytestmark = pytest.mark.xdist_group("compiled")  # in one worker: on a new machine the kernel is compiled once
compiled = pytest.mark.skipif(not fast.available(), reason="numba is not installed")


def same_bits(plain: Life, quick: Life) -> bool:
    """Every checkpoint, and every mark of what a row did, each told the way its life was replayed."""
    assert (plain.compiled, quick.compiled) == (False, fast.available())
    return plain.checkpoints == quick.checkpoints and all(
        ours.ids.tobytes() == theirs.ids.tobytes() and ours.values.tobytes() == theirs.values.tobytes()
        for ours, theirs in ((plain.grown, quick.grown), (plain.marks, quick.marks))
    )


@compiled
@law(60)
@given(lives(longest=300), PEOPLE_BORN)
def test_compiled_and_plain_give_the_same_bits(lived: list[Event], person: Person) -> None:
    assert same_bits(life(lived, person), life(lived, person, compiled=True))


@compiled
def test_a_life_of_many_wounds_outgrows_its_room_without_a_trace() -> None:
    lived = [Event(float(i), "harm", (f"cue {i}", f"cue {i} too"), label=f"wound {i % 150}") for i in range(400)]
    many = Person(params=with_overrides({"wounds": 200}))
    plain = life(lived, many)
    assert plain.checkpoints[-1].wounds == 150
    assert same_bits(plain, life(lived, many, compiled=True))
    assert plain.state_after(399) == live(plain.terms, plain.table.window(0, 399), many).checkpoints[-1]


@compiled
def test_a_long_life_has_no_more_wounds_joys_and_drives_than_fit_in_a_mind() -> None:
    kinds = ("harm", "joy", "engage")
    lived = [Event(float(i), kinds[i % 3], (f"cue {i}", "all"), target=f"goal {i}", label=f"{i}") for i in range(300)]
    plain = life(lived)
    assert same_bits(plain, life(lived, compiled=True))
    now = moment(plain, 300.0)
    assert (len(now.wounds), len(now.joys), len(now.drives)) == (24, 12, 12)


@compiled
def test_many_blows_in_one_row_outgrow_their_room_too() -> None:
    blows = [Event(0.0, "harm", ("knife", "rain"), n=700), Event(1.0, "safe", ("knife",), n=50)]
    assert same_bits(life(blows), life(blows, compiled=True))


@compiled
def test_the_compiled_kernel_takes_any_state_up() -> None:
    lived = list(islice(cycle([Event(0.0, "harm", ("a",)), Event(0.0, "safe", ("a",)), Event(0.0, "sighs")]), 1000))
    whole = life(lived, compiled=True)
    for rows in (0, 1, EVERY - 1, EVERY, EVERY + 1, 999, 1000):
        assert whole.state_after(rows) == life(lived[:rows]).checkpoints[-1]


def test_the_plain_path_never_loads_numba() -> None:
    script = (
        "import sys; from previously.mind import readout, lab, share\n"
        "from previously.mind.kernel.experiences import Builder, Terms\n"
        "from previously.mind.kernel.replay import live\n"
        "b = Builder(Terms()); b.add(0.0, 'harm', cues=['a'])\n"
        "live(b.terms, b.table()).state_after(1)\n"
        "assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603 - our own interpreter, our own text


def test_without_numba_everything_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast, "available", lambda: False)
    lived = [Event(0.0, "harm", ("a",))]
    assert same_bits(life(lived), life(lived, compiled=True))


@compiled
def test_marks_are_told_the_way_the_life_was_replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, quick = life([Event(0.0, "harm", ("a",))]), life([Event(0.0, "harm", ("a",))], compiled=True)
    ran: list[str] = []
    once, soon = kernel.run, fast.compiled()

    def noting(name: str, run: Callable[..., object]) -> Callable[..., object]:
        def noted(*given: object) -> object:
            ran.append(name)
            return run(*given)

        return noted

    monkeypatch.setattr(kernel, "run", noting("plain", once))
    monkeypatch.setattr(fast, "compiled", lambda: noting("compiled", soon))
    for one in (plain, quick, plain, quick):
        assert len(one.marks.ids) > 0
    assert ran == ["plain", "compiled"]


@compiled
def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("cache") / "a file"
    folder.write_text("in the way")
    script = (
        "from previously.mind.kernel import fast\n"
        "from numba import config; before = config.CACHE_DIR\n"
        "assert not fast.cached(); fast.compiled(); assert config.CACHE_DIR == before"
    )
    subprocess.run(  # noqa: S603 - our own interpreter, our own text
        [sys.executable, "-c", script], check=True, env={"NUMBA_CACHE_DIR": str(folder), "PATH": ""}
    )


def test_of_the_kernels_that_were_compiled_those_used_last_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    home = tmp_path / "previously"
    others = [home / f"{number:016x}" for number in range(20)]
    for age, folder in enumerate(others):
        (folder / "of a place").mkdir(parents=True)
        (folder / "of a place" / "run.nbc").touch()
        os.utime(folder, (age, age))
    (home / "answers").mkdir()
    with fast._cache_folder(SimpleNamespace(CACHE_DIR="")) as writable:
        assert writable
    left = {path for path in home.iterdir() if path.name != "answers"}
    assert left == {Path(fast._folder()), *others[-fast.KEPT + 1 :]}
    assert (home / "answers").exists()


@compiled
def test_terms_may_grow_between_two_replays() -> None:
    terms = Terms()
    first = [Event(0.0, "harm", ("a",))]
    live(terms, table(terms, first))
    then = [*first, Event(1.0, "safe", ("b", ("ring", 1.0)), frozenset({"far"})), Event(2.0, "reminder", ("a",))]
    assert same_bits(*(live(terms, table(terms, then), compiled=quick) for quick in (False, True)))
