"""Which lines say who somebody is, and how it comes out by them."""

import pytest

from previously.language.lexicon.news_words import may_say_who
from previously.language.sentence.cast import People, Somebody
from previously.language.world.identities import identities
from previously.language.world.mark import WorldLine

PEOPLE = People(
    [
        Somebody("asu", ("Asu",), "she"),
        Somebody("heath", ("Heath",), "he"),
        Somebody("kayaba", ("Kayaba",), "he"),
        Somebody("bob", ("Bob",), "he"),
    ]
)


def said(line: str) -> list[tuple[str, str, str, str]]:
    found = [(mark.kind, mark.who, mark.other, mark.what) for mark in identities(WorldLine(line, "", PEOPLE, ()))]
    assert not found or may_say_who(line)
    return found


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("Heath turns out to be Kayaba", "shown"),
        ("Heath is revealed to be Kayaba", "shown"),
        ("Heath is unmasked as Kayaba before everybody", "shown"),
        ("It turns out that Heath is really Kayaba", "shown"),
        ("Heath was Kayaba all along", "shown"),
        ("Heath reveals himself as Kayaba", "shown"),
        ("Asu unmasks Heath as Kayaba", "shown"),
        ("The helmet falls, and Heath turns out to be Kayaba", "shown"),
        ("Heath and Kayaba turn out to be the same man", "shown"),
        ("Asu learns that Heath is Kayaba", "learned"),
        ("Asu finally realises that Heath has been Kayaba all along", "learned"),
        ("Asu finds out that Heath and Kayaba are the same man", "learned"),
        ("Asu recognises Heath as Kayaba", "learned"),
        ("Heath reveals to Asu that he is Kayaba", "told"),
        ("Heath confesses to Bob that he is Kayaba", "told"),
        ("Heath admits that he is Kayaba", "told"),
        ("Heath tells Asu that he is Kayaba", "told"),
        ("Bob reveals to Asu that Heath is Kayaba", "told"),
    ],
)
def test_two_are_one(line: str, how: str) -> None:
    assert said(line) == [("same", "heath", "kayaba", how)]


def test_what_another_tells_is_only_said() -> None:
    assert said("Bob tells Asu that Heath is Kayaba") == [("said-same", "heath", "kayaba", "told")]


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("Asu unmasks Heath", "shown"),
        ("Heath takes off his mask", "shown"),
        ("Asu learns who Heath really is", "learned"),
        ("Asu discovers Heath's secret identity", "learned"),
        ("Bob tells Asu who Heath is", "told"),
    ],
)
def test_whoever_is_behind_a_name_is_seen_and_not_named(line: str, how: str) -> None:
    assert said(line) == [("bared", "heath", "", how)]


@pytest.mark.parametrize(
    "line",
    [
        "Asu suspects that Heath is Kayaba",
        "Asu does not learn that Heath is Kayaba",
        "Asu wonders whether Heath is Kayaba",
        "Heath pretends to be Kayaba",
        "Heath claims that he is Kayaba",
        "Bob lies to Asu that Heath is Kayaba",
        "Asu dreams that Heath turns out to be Kayaba",
        "Bob says that Heath turns out to be Kayaba",
        "Heath turns out to be Kayaba's brother",
        "Heath turns out to be kind",
        "Heath is Kayaba's friend",
        "Asu hears that Heath is Kayaba",
        "Bob tells Heath that he is Kayaba",
        "Asu tells Heath that he is Kayaba",
        "Asu learns that Heath is with Kayaba",
        "Asu learns that Heath is dead",
        "Asu learns who Heath is looking for",
    ],
)
def test_and_what_says_nothing_of_the_kind(line: str) -> None:
    assert said(line) == []
