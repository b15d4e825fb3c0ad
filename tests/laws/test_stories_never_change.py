"""A story never changes: whatever is made of it and however that is asked, it is to the bit what it was."""

import gc
import hashlib
from collections.abc import Iterator
from functools import cached_property
from random import Random
from typing import Any
from weakref import ref

import numpy as np
import pytest

import previously as pv
from previously.formats.files import Texts
from previously.mind.kernel.experiences import Terms
from tests.effort import tried
from tests.laws.editing import PREMISES, Draft, a_line, a_scene, an_episode, answers, everything

ROOM = {("Mind", "_readings"), ("Mind", "_last"), ("Mind", "_parts"), ("OfVerb", "deeds"), ("KnownScenes", "moved")}
"""Room for what can be worked out again at any time from the value itself."""
NUMBERS = Terms
"""Names and their numbers: a list that only grows, and numbers never change."""


def deep_digest(*things: object) -> str:
    """A hash of every object of ours that can be reached, and of how they hang together."""
    return hashlib.sha256("\n".join(trail(*things)).encode()).hexdigest()


def trail(*things: object) -> Iterator[str]:
    """Everything that can be reached, each thing once, in an order of its own."""
    seen: dict[int, tuple[int, object]] = {}  # with the thing, so that no two have one id
    waiting: list[object] = [*things]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str | int | float | bytes | type(None)):
            yield repr(one)
        elif id(one) in seen:
            yield f"{type(one).__name__} {seen[id(one)][0]}"
        else:
            seen[id(one)] = (len(seen), one)
            yield type(one).__name__
            waiting += [] if isinstance(one, NUMBERS) else _parts(one)


def _parts(one: object) -> list[object]:
    """What a thing is made of, in an order of its own."""
    if isinstance(one, np.ndarray):
        return [one.tobytes()]
    if isinstance(one, dict):
        return [part for pair in one.items() for part in pair]
    if isinstance(one, list | tuple):
        return list(one)
    if isinstance(one, set | frozenset):
        return [*sorted(map(str, one))] if all(isinstance(part, str) for part in one) else [len(one)]
    if not type(one).__module__.startswith("previously"):
        return []
    fields = {name: getattr(one, name) for name in getattr(type(one), "__struct_fields__", ())}
    named = [name for name in getattr(type(one), "__slots__", ()) if not name.startswith("__") and hasattr(one, name)]
    slots = {name: getattr(one, name) for name in named}
    return [part for name, part in sorted({**slots, **fields, **_own(one)}.items()) for part in (name, part)]


def _own(one: object) -> dict[str, Any]:
    named = {k: v for k, v in getattr(one, "__dict__", {}).items() if (type(one).__name__, k) not in ROOM}
    return {k: v for k, v in named.items() if not isinstance(getattr(type(one), k, None), cached_property)}


@pytest.mark.parametrize("seed", range(tried(6)))
def test_whatever_is_made_of_a_story_it_stays_what_it_was(seed: int) -> None:
    draft = Draft(Random(seed))  # noqa: S311 - the same story on every run
    story = pv.story_of(draft.files())
    said = answers(story, Random(seed))  # noqa: S311
    before = deep_digest(story)
    for number in range(4):
        for edit in (a_line, a_scene, an_episode):
            edit(draft)
        draft.above = number
        other = story
        for path, text in draft.files().items():
            other = other.edited(path, text)
        answers(other, Random(number))  # noqa: S311
        answers(other.what_if(without="joe"), Random(number))  # noqa: S311
        other.seen("S01E02").check()
        assert deep_digest(story) == before
    assert answers(story, Random(seed)) == said  # noqa: S311


def test_a_digest_sees_what_changes() -> None:
    story = pv.story_of({"story.yaml": "title: A\ncast: {mara: Mara}\n", "s.yaml": "S01E01: {lines: [Mara drinks]}\n"})
    before = deep_digest(story)
    story.canon.title = "B"
    assert deep_digest(story) != before


def test_an_edited_article_is_that_of_the_edited_story_alone() -> None:
    texts = {"story.yaml": "title: A\ncast: {mara: Mara, joe: Joe}\n", "s.yaml": "S01E01: {lines: [Joe kills Mara]}\n"}
    story = pv.story_of({**texts, "press/a.txt": "Nothing happens.\n"})
    other = story.edited("press/a.txt", "Joe kills Mara, and it is a shock.\n")
    assert [finding.code for finding in other.check()] == ["PV602"]
    assert story.check() == ()


LONG = 40


def test_edits_that_move_an_early_day_keep_to_their_memory() -> None:
    cast = "title: A\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
    told = "\n".join(
        f"S01E{n:02d}: {{scenes: {{1: {{lines: [Joe hurts Mara, Ann thanks Joe]}}}}}}" for n in range(2, LONG)
    )

    def text(day: int) -> str:
        return f"S01E01: {{scenes: {{1: {{later: {day} days, lines: [Joe abuses Mara]}}}}}}\n{told}\n"

    story = pv.story_of({"story.yaml": cast, "s.yaml": text(1)})
    counts = {}
    for day in range(2, 22):
        story = story.edited("s.yaml", text(day))
        story.check()
        story.headspace("mara")
        if day in {6, 21}:
            counts[day] = _ours()
    assert counts[21] <= 1.02 * counts[6], counts


@pytest.mark.parametrize("seed", range(6))
def test_a_story_that_nobody_holds_goes_at_once_without_the_collector(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same stories on every run
    draft = Draft(chance)
    draft.more |= {"premises": [{"id": f"p{number}", "always": one} for number, one in enumerate(PREMISES)]}
    story = pv.story_of(draft.files())
    everything(story)
    gc.collect()
    gc.disable()
    try:
        a_scene(draft)
        held = [ref(story.canon)]
        story = story.reread(Texts(draft.files()))
        everything(story)
        answers(story, chance)
        held.append(ref(story.canon))
        del story
        assert [one() for one in held] == [None, None]
    finally:
        gc.enable()


def _ours() -> int:
    """How many objects of ours there are."""
    gc.collect()
    return sum(str(type(one).__module__).startswith("previously") for one in gc.get_objects())
