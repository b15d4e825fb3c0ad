"""What somebody is made of is the same, to the bit, from the start, from what is kept, and carried to a longer life."""

from random import Random

import pytest

import previously as pv
from previously.mind import minds
from previously.mind import parts as module
from previously.mind.minds import Mind
from previously.mind.parts import Parts

DEEDS = ("hurts", "helps", "betrays", "comforts", "loves", "threatens", "rescues", "humiliates")


def told(scenes: int, number: int) -> pv.Story:
    """A life of so many scenes."""
    rng = Random(number)  # noqa: S311 - examples, not secrets
    rows = [
        f'S01E{scene // 4 + 1:02}: {{scenes: {{{scene % 4 + 1}: {{present: [mara, joe, ann], lines: ["{line}"]}}}}}}'
        for scene in range(scenes)
        for line in [f"{rng.choice(('Joe', 'Ann'))} {rng.choice(DEEDS)} Mara"]
    ]
    texts = {"story.yaml": "title: H\ncast: {mara: Mara, joe: {name: Joe}, ann: Ann}\n"}
    return pv.story_of({**texts, **{f"s{n:02}.yaml": row + "\n" for n, row in enumerate(rows)}})


def said(parts: Parts, *, feelings: bool) -> tuple[object, ...]:
    return (parts.traces, parts.drives, *((parts._felt, parts._felt_at) if feelings else ()))


@pytest.mark.parametrize("feelings", [False, True])
@pytest.mark.parametrize("number", range(3))
def test_from_what_is_kept_and_in_a_longer_life_it_is_the_same(
    number: int, monkeypatch: pytest.MonkeyPatch, *, feelings: bool
) -> None:
    monkeypatch.setattr(module, "NEAR", 3)
    short, long = (told(scenes, number).minds.of("mara") for scenes in (24, 30))
    rng = Random(number)  # noqa: S311
    short.parts(len(short.life), feelings=feelings)
    long.carry_on(short)
    assert long._parts._kept
    for mind in (short, long):
        for rows in [rng.randint(0, len(mind.life)) for _ in range(12)]:
            found = said(mind.parts(rows, feelings=feelings), feelings=feelings)
            assert found == said(fresh(mind, rows), feelings=feelings), rows


def fresh(mind: Mind, rows: int) -> Parts:
    """The same, worked out from the start."""
    parts = Parts(mind.life)
    parts._move(rows)
    return parts


def test_from_a_state_that_is_kept_it_is_the_same_as_from_a_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minds, "NEAR", 3)
    monkeypatch.setattr(minds, "MOST_STATES", 7)
    mind, rng = told(30, 1).minds.of("mara"), Random(1)  # noqa: S311
    for rows in [rng.randint(0, len(mind.life)) for _ in range(40)]:
        assert mind._state(rows) == mind.life.state_after(rows)
        assert len(mind._states) <= 7
