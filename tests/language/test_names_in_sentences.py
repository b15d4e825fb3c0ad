"""No rule of grammar looks at how somebody is called: a sentence is read the same whoever is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reader import read
from tests.effort import law

CALLED = (  # names that are other words too, in form or in ending
    "Ann", "Emily", "Will", "Rose Marsh", "Grace", "Dr. Mark Hill", "James", "May", "Hope", "Manning", "Mr. Law",
    "Baker", "King Otto", "Jack", "Sue", "Kelly Reed", "Drew", "Pat", "Bill", "Van der Berg", "Faith", "Jean-Luc",
    "Lady Bracknell",
)  # fmt: skip
SENTENCES = (
    "{0} kills {1}",
    "{1} is killed by {0}",
    "{0} quietly hits {1} on the cheek",
    "At last {0} forgives {1}",
    "Once more {0} and {1} kiss",
    "{0}'s mother slaps {1}",
    "{0} betrays {1}'s trust",
    "{0} hisses to {1} that {2} is dead",
    "When {2} dies, {0} comforts {1} and leaves",
    "{0}, who betrayed {2}, never apologises to {1}",
    "{0} tells {1} that {2} stole the ring",
    "{0}, {1} and {2} flee",
    "{0} tries to save {1} from {2}",
    "Neither {0} nor {1} trusts {2}",
)


def told(sentence: str, names: tuple[str, ...]) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """What a sentence about people of these names says."""
    people = People(Somebody(f"p{i}", (name,), "she") for i, name in enumerate(names))
    events = read(sentence.format(*names), people).events
    return [(one.sense, one.by, one.to, one.status) for one in events]


@given(st.sampled_from(SENTENCES), st.lists(st.sampled_from(CALLED), min_size=3, max_size=3, unique=True))
@law(200)
def test_a_sentence_says_the_same_whoever_is_in_it(sentence: str, names: list[str]) -> None:
    assert told(sentence, tuple(names)) == told(sentence, ("Zoe", "Abe", "Eve"))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_of_these_sentences_says_something(sentence: str) -> None:
    assert told(sentence, ("Zoe", "Abe", "Eve"))
