"""Law 9 over edits has teeth: leave one kind of reading out of the memo, and some chain of edits tells of it."""

from collections.abc import Hashable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from previously.canon.memo import Memo
from previously.core.source import Layout, Span
from tests.laws.editing import PLAN, answers, chain

LEFT_OUT = [("events", 0), ("claims", 4), ("speaking", 5), ("turns", 4), ("telling", 0), ("part", 1), ("log", 0)]
"""A kind of thing that is read, and the seed of a chain that tells."""


def stale(seed: int, home: Path) -> bool:
    """Does some question, after some edit, have another answer than of the text opened anew?"""
    (home / "plans").mkdir()
    (home / "plans" / "p.yaml").write_text(PLAN, "utf-8")
    (home / "story.yaml").write_text("", "utf-8")
    for story, anew, chance in chain(seed, home, 10):
        again = Random()  # noqa: S311 - takes over the state of the other
        again.setstate(chance.getstate())
        if answers(story, chance) != answers(anew, again):
            return True
    return False


@pytest.mark.parametrize(("kind", "seed"), LEFT_OUT)
def test_a_reading_that_is_not_noted_is_found(
    kind: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Memo.read

    def forgetful(self: Memo, *thing: Hashable) -> None:
        if thing[0] != kind:
            real(self, *thing)

    monkeypatch.setattr(Memo, "read", forgetful)
    assert stale(seed, tmp_path)


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
