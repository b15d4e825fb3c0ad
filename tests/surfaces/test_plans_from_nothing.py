"""A plan is laid on what is known of the story, and says to the bit what a story opened from nothing says with it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.canon.leads import leads
from previously.canon.load import loader
from previously.mind.bends import bend, stretch
from previously.questions.compare import CompareAnswer
from previously.questions.question import dumps
from previously.story.comparing import Compared, compared
from previously.story.story import Story
from tests.effort import law
from tests.laws.drafts import Draft, findings, headspaces
from tests.laws.strategies import drafts, episodes

STORIES = Path(__file__).parents[2] / "stories"
SHIPPED = [
    ("jessica-jones", ("plans/hovercar.yaml", "plans/carry.yaml")),
    ("dexter", ("plans/confession.yaml", "plans/mask.yaml")),
    ("neighborhood/street", ("plans/sky.yaml",)),
]


def from_nothing(folder: Path, plan: str, without: str = "") -> Story:
    """The story with a plan, of which nothing was known before."""
    whole = loader(folder)
    return Story(whole, plan=whole.plan(plan), without=without)


def compared_from_nothing(folder: Path, plans: Sequence[str], without: str = "") -> list[Compared]:
    """Plans beside a story, everybody who leads replayed and looked at in each."""
    found = []
    for name in plans:
        whole = loader(folder)
        told = Story(whole, without=without)
        plan = Story(whole, plan=whole.plan(name), without=without, like=told.whole)
        over = stretch(told.canon, plan.canon)
        people = [who for who in plan.canon.cast if who in leads(plan.canon) and who not in plan.minds.without]
        arcs = {who: bend((told.canon, told.minds), (plan.canon, plan.minds), who, over) for who in people}
        found.append(Compared(name, plan, plan.check(), arcs))
    bent = {who for one in found for who, arc in one.arcs.items() if arc.bends_at}
    return [one._replace(arcs={who: arc for who, arc in one.arcs.items() if who in bent}) for one in found]


def assert_same(story: pv.Story, folder: Path, plans: Sequence[str], without: str = "") -> None:
    """Is each plan of a story, and all of them side by side, what they are from nothing?"""
    for plan in plans:
        laid, plain = story.plan(plan), from_nothing(folder, plan, without)
        assert headspaces(laid) == headspaces(plain)
        assert findings(laid) == findings(plain)
    found, plain_found = compared(story, plans), compared_from_nothing(folder, plans, without)
    assert dumps(CompareAnswer.of(story, found)) == dumps(CompareAnswer.of(story, plain_found))
    for one, other in zip(found, plain_found, strict=True):
        for who, arc in one.arcs.items():
            assert [s.at for s in arc.steps] == [s.at for s in other.arcs[who].steps], (one.plan, who)
            assert arc == other.arcs[who]


@pytest.mark.parametrize(("name", "plans"), SHIPPED)
@pytest.mark.parametrize("looked_at", [True, False])
def test_the_shipped_plans_are_what_they_are_from_nothing(
    name: str, plans: tuple[str, ...], *, looked_at: bool
) -> None:
    story = pv.open(STORIES / name)
    if looked_at:
        story.check()
        story.cast()
    assert_same(story, STORIES / name, plans)


@pytest.mark.parametrize("without", ["kilgrave", "S01E05.2/1"])
def test_without_somebody_too(without: str) -> None:
    name, plans = SHIPPED[0]
    story = pv.open(STORIES / name)
    story.check()
    assert_same(story.what_if(without=without), STORIES / name, plans, without)


@law(20)
@given(drafts(), st.data())
def test_random_plans_are_what_they_are_from_nothing(draft: Draft, data: st.DataObject) -> None:
    last = max(episode.number for episode in draft.episodes)
    numbers = st.sampled_from([*(episode.number for episode in draft.episodes), (last[0], last[1] + 1)])
    plans = [data.draw(numbers.flatmap(lambda n: episodes(n, draft.names))) for _ in range(2)]
    extra = data.draw(st.sampled_from(("", "", "", "cast: {zed: {name: Zed, lead: true}}\n", "facts: {scarf: rain}\n")))
    with TemporaryDirectory() as folder:
        where = Path(folder)
        (where / "plans").mkdir()
        texts = [draft._replace(episodes=(plan,)).files()["s01.yaml"] for plan in plans]
        for name, text in {**draft.files(), "plans/one.yaml": texts[0], "plans/two.yaml": extra + texts[1]}.items():
            (where / name).write_text(text, "utf-8")
        story = pv.open(where)
        if data.draw(st.booleans(), label="looked at"):
            story.check()
            headspaces(story)
        assert_same(story, where, ("plans/one.yaml", "plans/two.yaml"))


def test_a_plan_of_a_plan_is_a_plan_of_the_story() -> None:
    name, (one, other) = SHIPPED[0]
    story = pv.open(STORIES / name)
    assert findings(story.plan(one).plan(other)) == findings(from_nothing(STORIES / name, other))


def test_nobody_is_replayed_whom_a_plan_does_not_reach() -> None:
    name, (_, carry) = SHIPPED[0]
    story = pv.open(STORIES / name)
    story.cast()
    plan = story.plan(carry)
    reached = plan.affected()
    assert 0 < len(reached) < len(story.canon.cast)
    plan.cast()
    same = {who for who, mind in plan.minds.known.items() if mind is story.minds.known[who]}
    assert same >= story.canon.cast.keys() - reached
