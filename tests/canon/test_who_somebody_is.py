"""Who somebody turns out to be, said by a line: an event, known to whoever is there or is told."""

from pathlib import Path

import pytest

import previously as pv
from previously.canon.knowledge.knowing import fact_of, known_to
from previously.canon.load import load, loader_of
from previously.canon.log import Canon
from previously.canon.masks.knowing import as_seen, known_since, unknown_to
from previously.core.entries import Event

REPORT = Path(__file__).parents[3] / "shared" / "data" / "reports" / "08-one-man-two-names"
STORY = """\
title: The Tower
positions: Chapter {chapter}
cast:
  asu: {name: Asu, pronouns: she}
  heath: {name: Heath, pronouns: he}
  kayaba: {name: Kayaba, pronouns: he}
  bob: {name: Bob, pronouns: he}
  cy: Cy
"""
BOOK = """\
Chapter 1:
  scenes:
    1: {present: [asu, heath], lines: [Heath saves Asu]}
    2: {present: [asu, kayaba], lines: [Kayaba captures Asu]}
Chapter 2:
  scenes:
    1: {present: [asu, heath, bob], lines: ["Heath greets Bob", "LINE"]}
Chapter 3:
  scenes:
    1: {present: [asu, cy], lines: [Asu tells Cy that Heath is Kayaba]}
"""
TOLD = ("Heath turns out to be Kayaba", "Heath was Kayaba all along", "Asu unmasks Heath as Kayaba")
LEARNED = ("Asu learns that Heath is Kayaba", "Asu realises it; sets heath-is = Kayaba")


def files(line: str, story: str = STORY) -> dict[str, str]:
    return {"story.yaml": story, "book.yaml": BOOK.replace("LINE", line)}


def whole(line: str, story: str = STORY) -> Canon:
    return loader_of(files(line, story)).canon()


@pytest.mark.parametrize("line", [*TOLD, *LEARNED])
def test_to_the_author_they_are_one_throughout(line: str) -> None:
    canon = whole(line)
    first, second = (canon.at(f"Chapter 1.{i}/1") for i in (1, 2))
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    assert first.subject == second.subject == "kayaba"
    assert [who for who in canon.cast if who in {"heath", "kayaba"}] == ["kayaba"]
    assert canon.cast["kayaba"].aliases == ("Heath",)
    assert not canon.findings


@pytest.mark.parametrize("line", [*TOLD, *LEARNED])
def test_an_audience_sees_two_until_it_is_told(line: str) -> None:
    before, after = (loader_of(files(line)).seen(seen).canon() for seen in ("Chapter 1", "Chapter 2"))
    assert {"heath", "kayaba"} <= before.cast.keys()
    assert not before.masks
    assert {one.name: one.aliases for one in after.cast.values()} == {"Heath": ("Kayaba",), "Asu": (), "Bob": ()}


def test_whoever_is_there_when_it_is_shown_knows() -> None:
    canon = whole(TOLD[0])
    assert known_since(canon, "asu").keys() == known_since(canon, "bob").keys() == {"heath"}
    assert not unknown_to(canon, "asu", canon.moment().key)
    assert unknown_to(canon, "asu", canon.moment("Chapter 1").key) == {"heath"}


def test_whoever_learns_it_alone_knows_alone_and_others_from_being_told() -> None:
    canon = whole(LEARNED[0])
    assert "heath" not in known_since(canon, "bob")
    since = {one.who: (one.since, one.how, one.told_by) for one in fact_of(canon, "heath-is", canon.moment()).believes}
    assert since["asu"] == ("Chapter 2.1", "learned", "")
    assert since["cy"] == ("Chapter 3.1", "told", "asu")
    assert [one.value for one in known_to(canon, "audience", canon.moment("Chapter 2"))] == ["Kayaba"]
    assert known_to(canon, "audience", canon.moment("Chapter 1")) == ()


def test_he_has_always_known_and_so_have_those_it_is_open_to() -> None:
    canon = whole("Bob nods", STORY.replace("name: Heath,", "name: Heath, is: kayaba, known to: [Bob],"))
    start = canon.opening("")
    assert known_since(canon, "kayaba") == known_since(canon, "bob") == {"heath": start}
    assert unknown_to(canon, "asu", canon.moment("Chapter 2").key) == {"heath"}


def test_to_whoever_does_not_know_a_line_says_what_it_said() -> None:
    canon = whole(LEARNED[0])
    saved = canon.at("Chapter 1.1/1")
    assert isinstance(saved, Event)
    assert saved.subject == "kayaba"
    assert as_seen(canon, "asu", saved, canon.moment("Chapter 1").key).subject == "heath"
    assert as_seen(canon, "asu", saved, canon.moment("Chapter 2").key).subject == "kayaba"
    assert as_seen(canon, "kayaba", saved, canon.moment("Chapter 1").key).subject == "kayaba"


def test_what_one_tells_of_another_makes_nobody_one() -> None:
    assert not whole("Bob nods").masks


@pytest.mark.parametrize("line", ["Asu suspects that Heath is Kayaba", "Heath pretends to be Kayaba"])
def test_nor_does_a_guess_or_a_lie(line: str) -> None:
    assert not whole(line).masks


def test_what_is_dreamt_says_nothing() -> None:
    book = BOOK.replace("LINE", TOLD[0]).replace("{present: [asu, heath, bob],", "{present: [asu, heath], vision: yes,")
    assert not loader_of({"story.yaml": STORY, "book.yaml": book}).canon().masks


def test_an_edit_is_read_as_the_whole_is() -> None:
    older = loader_of(files("Bob nods"))
    canon = older.canon()
    for line in (TOLD[0], LEARNED[0], "Bob nods", TOLD[0]):
        older = older.edited("book.yaml", BOOK.replace("LINE", line))
        canon = older.canon(older=canon)
        again = whole(line)
        assert [event.subject for event in canon.events()] == [event.subject for event in again.events()]
        assert canon.masks.same(again.masks)


@pytest.mark.skipif(not REPORT.exists(), reason="../shared/data/reports is not here")
@pytest.mark.parametrize("seen", ["Chapter 1", "Chapter 13", "Chapter 22"])
def test_one_man_with_two_names_in_a_reported_book(seen: str) -> None:
    canon = load(REPORT / "two-entries", seen)
    people = {one.name: one.aliases for one in canon.cast.values() if one.name != "Ines"}
    two = {"Chapter 1": {"Marlow": ()}, "Chapter 13": {"Marlow": (), "Quill": ()}}
    assert people == two.get(seen, {"Marlow": ("Quill",)})


def test_whoever_does_not_know_is_reminded_by_the_name_she_knows() -> None:
    hidden = (
        "Chapter 1:\n  scenes:\n    1: {lines: [Kayaba captures Asu]}\n    2: {lines: [Kayaba turns out to be Heath]}\n"
    )
    story = pv.story_of({"story.yaml": STORY, "book.yaml": hidden})
    hurt = {cue: story.headspace("Asu", present=[], cues=[cue]).distress for cue in ("Kayaba", "Heath", "Bob")}
    assert hurt["Kayaba"] > hurt["Heath"] == hurt["Bob"]
