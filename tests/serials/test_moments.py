"""What a reader would say of moments of stories, written before the model, where it lies beside the repository."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import previously as pv
from previously.canon.log import Moment
from previously.canon.reach import lived
from previously.checks.case import circumstances_of
from previously.core.entries import Claim
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace
from previously.mind.standing import circumstances_at
from previously.mind.states import bearing
from previously.questions.words import HURT, LIFT

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
MOMENTS = SHARED / "model" / "moments.json"
pytestmark = pytest.mark.skipif(not MOMENTS.is_file(), reason="no moments lie beside the repository")


@cache
def told(path: str, plan: str) -> pv.Story:
    folder = SHARED / path if (SHARED / path).is_dir() else ROOT / path
    story = pv.open(folder)
    return story.plan(str(folder / plan)) if plan else story


def moments(of: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(MOMENTS.read_text("utf-8"))[of]
    return found


def at_the_end(point: dict[str, Any]) -> Headspace:
    """Somebody at a scene's end, in its circumstances."""
    canon = told(point["story"], point["plan"]).canon
    moment = canon.moment(point["at"])
    assert moment.scene is not None
    given = circumstances_at(moment.scene, canon.entries_in(moment.scene), point["who"])
    minds = told(point["story"], point["plan"]).minds
    return Headspace(canon, minds.of(point["who"]), moment, given or Circumstances())


def band(scale: tuple[tuple[float, str], ...], level: float) -> int:
    """Which word of a scale: 0 none … 4 overwhelmed."""
    return next(i for i, (bound, _) in enumerate(scale) if level < bound)


def test_hurt_and_lift_are_within_a_band_of_what_a_reader_says() -> None:
    points = moments("points")
    agreed = [
        abs(band(HURT, space.hurt) - point["hurt"]) <= 1 and abs(band(LIFT, space.lift) - point["lift"]) <= 1
        for point in points
        for space in [at_the_end(point)]
    ]
    assert len(points) == 24
    assert sum(agreed) >= 20


def claims() -> Iterator[tuple[dict[str, Any], bool]]:
    """Each claim, and whether it is borne."""
    for said in moments("claims"):
        story = told(said["story"], said["plan"])
        scene = story.canon.moment(said["at"]).scene
        assert scene is not None
        lines = story.canon.entries_in(scene)
        claim = next((e for e in lines if isinstance(e, Claim) and e.state and e.subject == said["who"]), None)
        space = at_the_end(said)
        if claim is not None:
            moment = Moment(scene.at, scene.told, claim.day, lived(claim), scene)
            space = Headspace(story.canon, story.minds.of(said["who"]), moment, circumstances_of(claim, said["who"]))
        state = story.canon.lexicon.state(said["plays"])
        assert state is not None
        yield said, bearing(state, space).holds


def test_what_a_reader_takes_for_borne_is_borne() -> None:
    found = [said["borne"] == holds for said, holds in claims()]
    assert len(found) == 18
    assert sum(found) >= 17
