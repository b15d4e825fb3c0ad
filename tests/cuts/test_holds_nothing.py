"""A view for an audience holds no reference to the rest: no text that is not told can be reached from it."""

import gc
from collections.abc import Iterator
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

import pytest

from previously.language.lexicon.lookup import words_of
from previously.story.story import Story, open_story
from previously.surfaces.cli import options
from tests.cuts.tale import CANARY, grown
from tests.cuts.trial import Example
from tests.cuts.worlds import STORY, World

EXAMPLES = 60
OF_ALL = (ModuleType, type, FunctionType, BuiltinFunctionType, MethodType)
"""What every story shares."""


def begun_anew() -> None:
    """Forget what the process keeps for all stories of one vocabulary: misspelt words of stories before this."""
    words_of.cache_clear()


def reached(start: object) -> Iterator[str]:
    """Every text that can be reached from an object."""
    seen: set[int] = set()
    stack: list[Any] = [start]
    while stack:
        one = stack.pop()
        if id(one) in seen or isinstance(one, OF_ALL):
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes):
            yield one if isinstance(one, str) else one.decode("utf-8", "replace")
        else:
            stack += _held(one)


def _held(one: object) -> list[Any]:
    """What an object holds. A struct that the collector does not follow is asked for its fields."""
    fields = getattr(type(one), "__struct_fields__", ())
    return [*gc.get_referents(one), *(getattr(one, field) for field in fields)]


def opened(example: Example, seen: str) -> Story:
    """A view as a command opens it, and as it is once it has been asked things."""
    world = World(grown(example.told.tale, example.later[0]), example.rng, kept=False)
    begun_anew()
    try:
        with world.stood_in():
            story = options.open_seen(world.root / STORY / example.told.tale.stands, seen)
    finally:
        world.gone()
    for who in story.canon.cast:
        assert story.headspace(who).because is not None
    story.check()
    return story


@pytest.mark.parametrize("number", range(EXAMPLES))
def test_a_view_holds_no_word_that_is_not_told(number: int) -> None:
    example = Example(number)
    story = opened(example, example.told.tale.progress)
    assert [text for text in reached(story) if CANARY in text.casefold()] == []


def test_the_authors_own_story_does_hold_them() -> None:
    example = next(one for one in map(Example, range(100)) if any(p.kind == "episode" for p in one.later[0]))
    world = World(grown(example.told.tale, example.later[0]), example.rng)
    try:
        story = open_story(world.root / STORY / example.told.tale.stands)
    finally:
        world.gone()
    assert any(CANARY in text.casefold() for text in reached(story))
