"""A sentence built from a deed, its people and a way of saying it is read back as what it was built from.

The lexicon's own patterns are the deeds, so every class is among them; see `built.py`.
"""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from previously.language.sentence.reader import read
from tests.effort import law
from tests.language.built import (
    HOW,
    NAMES,
    NEGATED,
    PEOPLE,
    WAYS,
    WHEN,
    WHERE,
    Built,
    Deed,
    Way,
    build,
    deeds,
    is_told,
    read_back,
    tellable,
)

SOMEBODY = st.lists(st.sampled_from(sorted(NAMES)), min_size=4, max_size=4, unique=True)


@st.composite
def built(draw: st.DrawFn, *, passive: bool = False, ways: list[Way] = WAYS) -> Built:
    """A sentence: of one or two people, to one or two."""
    deed = draw(st.sampled_from([one for one in tellable() if one.turns or not passive]))
    assume(is_told(deed))
    way = draw(st.sampled_from([one for one in ways if one.passive == passive]))
    people, by, to = draw(SOMEBODY), draw(st.sampled_from((1, 1, 1, 2))), draw(st.sampled_from((1, 1, 1, 2)))
    where = draw(st.sampled_from(WHERE if deed.befalls else WHERE[:1]))
    how, when = draw(st.sampled_from(HOW)), draw(st.sampled_from(WHEN))
    return build(deed, way, tuple(people[:by]), tuple(people[by : by + to]), how=how, when=when, where=where)


@given(built())
@law(300)
def test_a_sentence_is_read_back_as_what_it_was_built_from(sentence: Built) -> None:
    assert not read_back(sentence), sentence.line


@given(built(passive=True))
@law(200)
def test_so_is_a_sentence_in_the_passive(sentence: Built) -> None:
    assert not read_back(sentence), sentence.line


@given(built(ways=NEGATED) | built(ways=NEGATED, passive=True))
@law(100)
def test_what_is_said_not_to_happen_does_not(sentence: Built) -> None:
    events = read(sentence.line, PEOPLE).events
    happened = [one.sense for one in events if one.status == "happened"]
    assert not set(happened) & sentence.deed.senses - {"fail"}, sentence.line


def test_a_deed_said_plainly_is_read_as_its_own_class() -> None:
    every = [one for one in deeds() if one.own == "kill" or not hash_of(one) % 4]
    lost = [one for one in every if not told(one)]
    assert len(lost) < 0.03 * len(every), [(" ".join((one.verb, *one.words)), one.own) for one in lost]


def hash_of(deed: Deed) -> int:
    """A number that spreads deeds evenly, and is the same on every run."""
    return sum(map(ord, " ".join((deed.verb, *deed.words))))


def told(deed: Deed) -> bool:
    """Is it read as its own class?"""
    events = read(build(deed, WAYS[0], ("ann",), ("bob",)).line, PEOPLE).events
    return deed.own in {one.sense for one in events}


@pytest.mark.parametrize("line", ["Ann commits murder", "Ann goes on a killing spree", "Ann and Bob kill each other"])
def test_who_kills_is_not_killed(line: str) -> None:
    (event,) = read(line, PEOPLE).events
    assert (event.sense, event.to) == ("kill", ())


@pytest.mark.parametrize(
    "line",
    [
        "Sol did not have Bob shot",
        "Sol almost had Ann beheaded",
        "Emily fails to shoot and wound Bob",
        "Emily tries to shoot Sol and wound Bob",
        "Ann never hits or insults Bob",
        "Ann does not get rescued",
    ],
)
def test_nothing_of_these_happens(line: str) -> None:
    events = read(line, PEOPLE).events
    assert events
    assert {one.status for one in events if one.sense != "fail"} <= {"not", "tried"}
