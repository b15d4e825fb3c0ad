"""Law 9 over edits has teeth: leave one kind of reading or of difference out of the memo, and some edit tells of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

import previously as pv
from previously.canon import change
from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.memo import Memo, Question, Reading, Thing
from previously.canon.reach import Appearance
from previously.checks.registry import RULES
from previously.core.source import Layout, Span
from previously.formats.files import Texts
from previously.story import story as door
from tests.laws.directed import DIFFERENCES, HARM, OF_ONE_RULE, READ, Files, told
from tests.laws.editing import PLAN, answers, chain, everything

LEFT_OUT = [("events", 0), ("speaking", 34), ("turns", 17), ("telling", 6), ("part", 3), ("log", 0)]
"""A kind of thing that is read, and the seed of the first chain to try, which tells today."""
CHAINS = 40
"""So many chains are tried: what chains are like may change, and with it which of them tells."""


def stale(seed: int, home: Path) -> bool:
    """Does some question, after some edit, have another answer than of the text opened anew?"""
    (home / "plans").mkdir(parents=True)
    (home / "plans" / "p.yaml").write_text(PLAN, "utf-8")
    (home / "story.yaml").write_text("", "utf-8")
    for story, anew, chance in chain(seed, home, 10):
        again = Random()  # noqa: S311 - takes over the state of the other
        again.setstate(chance.getstate())
        if answers(story, chance) != answers(anew, again):
            return True
    return False


def tells(first: Files, *later: Files) -> bool:
    """Has a story that was edited other answers than its last text opened anew? Only the first and last are asked."""
    story = pv.story_of(first)
    before = everything(story)
    for files in later:
        story = story.reread(Texts(dict(files)))
    now = everything(pv.story_of(later[-1]))
    assert now != before
    return everything(story) != now


def forgetting(kind: str) -> Callable[..., None]:
    """A memo's `read` that leaves out one kind."""
    real = Memo.read

    def forgetful(self: Memo, *thing: Hashable) -> None:
        if thing[0] != kind:
            real(self, *thing)

    return forgetful


@pytest.mark.parametrize(("kind", "seed"), LEFT_OUT)
def test_a_reading_that_is_not_noted_is_found(
    kind: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Memo, "read", forgetting(kind))
    assert any(stale(each, tmp_path / str(each)) for each in range(seed, seed + CHAINS))


@pytest.mark.parametrize("kind", READ)
def test_a_reading_that_is_not_noted_is_found_by_an_edit_of_just_that(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not tells(*READ[kind])
    monkeypatch.setattr(Memo, "read", forgetting(kind))
    assert tells(*READ[kind])


@pytest.mark.parametrize("kind", OF_ONE_RULE)
def test_a_reading_that_is_not_noted_is_found_where_one_rule_alone_is_asked(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, first, later = OF_ONE_RULE[kind]
    rule = [RULES[code]]

    def edited() -> list[str]:
        story = pv.story_of(first)
        assert story.check(rule) == ()
        return [found.message for found in story.reread(Texts(dict(later))).check(rule)]

    (found,) = pv.story_of(later).check(rule)
    assert edited() == [found.message]
    monkeypatch.setattr(Memo, "read", forgetting(kind))
    assert edited() == []


def _after_any(older: Canon, new: Canon) -> Memo:
    return Memo(older.memo, frozenset(change.changes(older, new)))


def _all_alike(*_: Canon) -> bool:
    return True


_of_part = change._of_part
_alike = change._alike


def _of_told(old: Episode | None, new: Episode | None) -> Iterator[Thing]:
    return _of_part(old, new) if any(part and len(part.episode) > 1 for part in (old, new)) else iter(())


def _of_left(old: Episode | None, new: Episode | None) -> Iterator[Thing]:
    return _of_part(old, new) if new is not None else iter(())


def _of_known(old: Episode | None, new: Episode | None) -> Iterator[Thing]:
    return _of_part(old, new) if old is not None else iter(())


def _only_new(one: dict[int, Any], other: dict[int, Any]) -> Iterable[Any]:
    return (event for key, event in other.items() if key not in one)


def _without_aims(canon: Canon) -> list[int]:
    return [id(event) for part in canon.parts for event in part.reach.retelling]


def _without_seeming(canon: Canon) -> dict[str, list[object]]:
    return {who: [(id(turn.event), turn.alive) for turn in turns] for who, turns in canon.turns.items()}


def _wherever(one: object, other: object) -> bool:
    if isinstance(one, Appearance) and isinstance(other, Appearance):
        return one.scene.at == other.scene.at
    return _alike(one, other)


PLANTED: dict[str, tuple[object, str, Callable[..., object]]] = {
    "what is so from the start": (change, "_same_settings", _all_alike),
    "who they are": (door, "memo_after", _after_any),
    "what was lived before": (change, "_of_part", _of_told),
    "an episode that has gone": (change, "_of_part", _of_left),
    "an episode that is new": (change, "_of_part", _of_known),
    "a line that has gone": (change, "_unlike", _only_new),
    "what a line tells anew": (change, "_retelling", _without_aims),
    "whether a death only seems": (change, "_turns", _without_seeming),
    "where somebody is": (change, "_alike", _wherever),
}
"""By a kind of difference: where it is looked at, and what would look past it."""


@pytest.mark.parametrize("kind", DIFFERENCES)
def test_a_difference_that_is_not_seen_is_found(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not tells(*DIFFERENCES[kind])
    monkeypatch.setattr(*PLANTED[kind])
    assert tells(*DIFFERENCES[kind])


def test_a_question_that_takes_what_it_rests_on_for_unchanged_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def always(*_: Any) -> bool:
        return True

    monkeypatch.setattr(Memo, "_same", always)
    assert tells(*READ["facts"])


def test_an_answer_that_comes_out_otherwise_and_is_not_kept_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Memo.keep

    def stubborn(self: Memo, question: Question, value: Any, reading: Reading) -> Any:
        known = self.former(question)
        return real(self, question, value if known is None else known, reading)

    monkeypatch.setattr(Memo, "keep", stubborn)
    assert tells(*READ["facts"])


def test_an_answer_that_fell_in_an_edit_nobody_asked_after_is_not_taken_up_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, third = told(HARM), told(["Joe meets Ann"]), told(["Joe meets Ann"], ["Ben drinks"])
    assert not tells(first, second, third)
    real = Memo.__init__

    def forgiving(self: Memo, older: Memo | None = None, changed: Iterable[Thing] = ()) -> None:
        others = frozenset(changed)
        real(self, older, others)
        self._gone = {one for one, answer in self._answers.items() if not answer.read.isdisjoint(others)}

    monkeypatch.setattr(Memo, "__init__", forgiving)
    assert tells(first, second, third)


def test_an_answer_that_rests_on_another_unnoted_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(*_: Any) -> None:
        return None

    monkeypatch.setattr(Memo, "_note", forgetful)
    assert stale(0, tmp_path)


def test_a_line_that_has_moved_unnoted_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unmoved(_: Layout, span: Span) -> Span:
        return span

    monkeypatch.setattr(Layout, "placed", unmoved)
    assert stale(0, tmp_path)
