"""A state as a writer words it is a claim, and is judged as the plain one is; what happens or is denied is none."""

import pytest

from previously.core.entries import Claim, Entry
from previously.story.story import Story
from tests.stories import story

CAST = "title: Harbour\ncast: {mara: {name: Mara, pronouns: she}, joe: Joe, ann: Ann}\n"


def told(line: str) -> Story:
    return story(f"S01E01:\n  scenes:\n    1:\n      present: [mara]\n      lines:\n        - {line}\n", cast=CAST)


def entry(line: str) -> Entry:
    here = told(line).canon
    (first, *_) = [one for scene in here.scenes() for one in here.entries_in(scene)]
    return first


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Mara feels guilty", "guilty"),
        ("Mara is so very angry", "angry"),
        ("Mara is still furious that he lied", "angry"),
        ("Mara is overjoyed to see Joe", "happy"),
        ("Mara is thrilled", "happy"),
        ("Mara is in good spirits", "happy"),
        ("Mara is calm again", "at ease"),
        ("Mara remains calm", "at ease"),
        ("Mara appears calm", "at ease"),
        ("Mara is relieved that it is over", "relieved"),
        ("Mara is heartbroken", "broken"),
        ("Mara is scared", "afraid"),
        ("Mara feels lost", "lost"),
        ("Mara is upset", "sad"),
    ],
)
def test_a_state_in_a_writers_words_is_a_claim(line: str, state: str) -> None:
    claim = entry(line)
    assert isinstance(claim, Claim)
    assert claim.state
    assert claim.state.id == state


@pytest.mark.parametrize(
    "line",
    [
        "Mara is not happy",
        "Mara was frozen",
        "Mara's room was empty",
        "Nobody was happy",
        "The guard was happy",
        "Mara had been happy",
        "Mara is barely angry",
        "Mara is happy to help Joe",
        "Mara is scared by the dog",
        "Mara is terrified of Joe",
        "Mara feels the wall",
        "Mara feels better",
        "Mara remains in London",
        "Mara appears in the doorway",
    ],
)
def test_what_happens_or_is_said_of_another_is_no_claim(line: str) -> None:
    assert not isinstance(entry(line), Claim)


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("Mara was happy", {"mara": ["happy"]}),
        ("Mara looked shaken, and afraid", {}),
        ("Mara and Joe were furious", {"mara": ["angry"], "joe": ["angry"]}),
        ("Mara was broken and angry", {"mara": ["broken", "angry"]}),
        ("Mara felt guilty", {"mara": ["guilty"]}),
        ("Mara grew angry about Joe", {"mara": ["angry"]}),
        ("She was happy", {"mara": ["happy"]}),
        ("She's calm and happy", {"mara": ["at ease", "happy"]}),
        ("Mara is no longer furious", {"mara": ["not angry"]}),
        ("Mara isn't angry any more", {"mara": ["not angry"]}),
        ("Joe wasn't afraid anymore", {"joe": ["not afraid"]}),
    ],
)
def test_so_is_one_in_the_past_by_a_pronoun_of_two_or_denied(line: str, states: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for one in told(line).canon.entries():
        if isinstance(one, Claim) and one.state:
            found.setdefault(one.subject, []).append(one.state.id)
    assert found == states


def test_what_is_still_felt_speaks_against_its_being_over() -> None:
    lines = 'S01E01: {scenes: {1: {present: [mara, joe], lines: [Joe betrays Mara, "Mara is no longer angry"]}}}\n'
    assert [finding.code for finding in story(lines, cast=CAST).check()] == ["PV201"]
    calm = 'S01E01: {scenes: {1: {present: [mara, joe], lines: [Joe greets Mara, "Mara is no longer angry"]}}}\n'
    assert not story(calm, cast=CAST).check()


def test_whom_she_is_furious_with_is_whom_it_is_about_and_need_not_be_there() -> None:
    claim = entry("Mara is furious with Joe")
    assert isinstance(claim, Claim)
    assert claim.topic == "joe"
    assert claim.present == ("mara",)


@pytest.mark.parametrize(
    ("plain", "worded"),
    [
        ("Mara plays guilty", "Mara feels guilty"),
        ("Mara plays angry about Joe", "Mara is furious with Joe"),
        ("Mara plays devastated", "Mara is heartbroken"),
    ],
)
def test_it_is_judged_as_the_plain_claim_is(plain: str, worded: str) -> None:
    found = [[finding.code for finding in told(line).check()] for line in (plain, worded)]
    assert found == [["PV201"], ["PV201"]]


def test_a_recovery_that_nothing_earned_is_found_in_plain_words_too() -> None:
    for happy in ("Mara plays happy", "Mara is overjoyed"):
        lines = f"""
        S01E01: {{scenes: {{1: {{present: [mara, joe], lines: [Joe abuses Mara, Mara plays broken]}}}}}}
        S01E02: {{scenes: {{1: {{later: 1 day, present: [mara, joe], lines: [{happy}]}}}}}}
        """.replace("\n        S", "\nS")
        assert {"PV201", "PV203"} & {finding.code for finding in story(lines, cast=CAST).check()}
