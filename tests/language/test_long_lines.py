"""What is looked for from the end of a line is what would be found from its start, where a long line takes for ever."""

import re

from hypothesis import given
from hypothesis import strategies as st

from previously.language import spoken
from previously.language.lexicon.news_words import may_say_who
from previously.language.world import ways
from tests.effort import law

WORDS = (
    *(
        "the",
        "road",
        "mill",
        "is",
        "was",
        "lies",
        "about",
        "only",
        "two",
        "days",
        "away",
        "off",
        "to",
        "by",
        "sea",
        "-",
    ),
    *(
        "it",
        "takes",
        "get",
        "reach",
        "Ann",
        "tells",
        "says",
        "Bob",
        "quietly",
        "alone",
        "in",
        "his",
        "ear",
        "from",
        "here",
    ),
    *("that", "been", "'s", "drive", "ride", "walk", "north", "tell", "an", "hour"),
)
LINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
ASIDE = re.compile(
    r"\b(?:tells?|says|informs|confides|admits|confesses|explains|mutters)\b.* (?:quietly|in confidence|alone|"
    r"in (?:her|his|their) ear|behind closed doors|out of earshot|under (?:her|his|their) breath)$"
)


@given(LINE)
@law(200)
def test_a_way_is_found_as_from_the_start(text: str) -> None:
    slowly = [(found[1], found[2]) for found in ways._AWAY.finditer(text)]
    assert list(ways._away(text)) == slowly
    if ways._IT.search(text):
        assert ways._TO_GET.search(text)


@given(LINE, LINE)
@law(200)
def test_a_name_is_told_as_from_the_start(one: str, other: str) -> None:
    text = f"{one}\n{other}"
    assert may_say_who(text) == bool(re.search(r"(?i)that .*\b(?:is|was|been)\b", text))


@given(LINE)
@law(200)
def test_what_is_said_aside_is_found_as_from_the_start(text: str) -> None:
    said = text.casefold()
    assert spoken._is_aside(said) == bool(ASIDE.search(said))
