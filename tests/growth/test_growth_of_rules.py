"""Each rule by itself, over a story that is told once, twice and four times: twice the story, twice the work.

Every rule is tried as the story and its cast grow together; `make long` tries the other ways of growing too.
"""

import pytest

from previously.checks.registry import RULES, Rule
from previously.story.story import story_of
from tests.growth.growing import TRIED, WAYS, Asked, Bound, Files, grows_evenly

BOUNDS = (
    Bound(
        "PV501", "a longer story", 2.6,
        "each of somebody's open threads is held against all her later lines, until MOST_OPEN are open",
    ),
)  # fmt: skip


@pytest.mark.parametrize("way", TRIED)
@pytest.mark.parametrize("code", RULES)
def test_a_rule_looks_in_proportion(code: str, way: str) -> None:
    grows_evenly(code, way, lambda files: looking(RULES[code], files), BOUNDS)


def looking(rule: Rule, files: Files) -> Asked:
    """A rule before a story of which nothing is worked out but the minds, which are not the rule's."""
    story = story_of({name: text for name, text in files.items() if not name.startswith("plans/")})
    story.minds.prepare(story.canon.cast)
    if rule.scope != "press":
        _ = story.case
    return lambda: list(rule.check(story.case, story.canon.cast))


def test_every_bound_is_of_something() -> None:
    assert all(one.what in RULES and one.way in WAYS for one in BOUNDS)
