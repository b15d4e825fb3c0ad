"""Law 3: the cause's end is not the wound's end. It ends a purpose, and a lost purpose leaves a void."""

from hypothesis import assume, given
from hypothesis import strategies as st

import previously as pv
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.living import NEAR, safety, wounds
from tests.laws.strategies import scarred_and_apart

NOTHING = "Mara drinks"
HOME = frozenset({"place:home", "with:ann"})
TAKEN_UP = st.sampled_from(("Mara hunts Joe", "Mara vows revenge about Joe", "Mara searches for Joe"))
ELSEWHERE = st.sampled_from(("Joe dies", "Joe kills herself", "Joe is killed; cues rain", "Joe seems to die"))
FAINTLY = st.sampled_from(
    ("Ann kills Joe; severity 0.05", "Mara kills Joe; severity 0.05", "Joe dies; severity 0.1", "Mara achieves Joe")
)


@law(40)
@given(scarred_and_apart(), TAKEN_UP, ELSEWHERE)
def test_news_of_his_death_touches_no_wound(draft: Draft, vow: str, end: str) -> None:
    hunted = _hunted(draft, vow)
    died = hunted.then(end, place="far away", present=("Joe",))
    lives = hunted.then(NOTHING.replace("Mara", "Joe"), place="far away", present=("Joe",))
    news = "Ann tells Mara about Joe"
    _assert_only_the_purpose_ends(_at_home(died, news).story(), _at_home(lives, news).story())


@law(40)
@given(scarred_and_apart(), TAKEN_UP, FAINTLY)
def test_neither_does_being_there(draft: Draft, vow: str, end: str) -> None:
    hunted = _hunted(draft, vow)
    died, lives = (hunted.then(x, place="home", present=("Mara", "Ann", "Joe")).story() for x in (end, NOTHING))
    _assert_only_the_purpose_ends(died, lives)


@law(40)
@given(
    scarred_and_apart(), st.sampled_from(("dies", "is killed", "returns", "kills herself", "seems to die")), st.data()
)
def test_nobodys_end_makes_a_wound_of_anybody_smaller(draft: Draft, end: str, data: st.DataObject) -> None:
    before = draft.story()
    name = data.draw(st.sampled_from(draft.names), label="who")
    after = draft.then(f"{name} {end}", present=tuple(draft.names)).story()
    for who in before.canon.cast:
        old, new = before.headspace(who).wounds, after.headspace(who).wounds
        assert len(old) <= len(new)
        for wound, same in zip(old, new, strict=False):
            assert (wound.began, wound.source) == (same.began, same.source)
            assert wound.peak <= same.peak
            assert wound.strength <= same.strength


def _hunted(draft: Draft, vow: str) -> Draft:
    """The story with Joe alive, hated and hunted by Mara, half a year ago."""
    cast = dict(draft.cast)
    cast["mara"] = {**cast["mara"], "bonds": {**cast["mara"].get("bonds", {}), "joe": -0.5}}
    cast.setdefault("ann", {"name": "Ann"})
    return _at_home(_at_home(draft._replace(cast=tuple(cast.items())), vow), NOTHING, later="6 months")


def _at_home(draft: Draft, line: str, later: str = "") -> Draft:
    return draft.then(line, place="home", present=("Mara", "Ann"), later=later)


def _assert_only_the_purpose_ends(after: pv.Story, other: pv.Story) -> None:
    """`after` is the story in which he dies, `other` the same without it."""
    dead, alive = after.headspace("mara"), other.headspace("mara")
    joe = other.headspace("joe")
    assume(alive.alive and joe.alive and other.headspace("ann").alive)
    assume(other.minds.of("mara").outlook.relation("joe") <= 0.0)
    assert wounds(dead) == wounds(alive)
    assert safety(dead, HOME) == safety(alive, HOME)
    assert dead.reading.wounds == alive.reading.wounds
    assert dead.vulnerability == alive.vulnerability
    purposes = [drive for drive in dead.drives if drive.target == "joe"]
    assert purposes
    assert not any(drive.live for drive in purposes)
    assert dead.void + NEAR >= max(drive.strength for drive in purposes) > 0.0
    assert dead.void >= alive.void
    assert dead.distress >= alive.distress
