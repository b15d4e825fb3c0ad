"""Threads: what a story leaves open, what comes back to it, what ends it."""

import pytest

import previously as pv
from previously.canon.threads import Thread, threads
from previously.formats.vocabulary import standard
from tests.stories import story


def told(*lines: str) -> pv.Story:
    """Each line an episode, a week after the one before."""
    episodes = (f"S01E{i:02d}:\n  scenes: {{1: {{lines: ['{line}']}}}}\n" for i, line in enumerate(lines, 1))
    return story("".join(episodes), declared="clock: {episode: 7}\n")


def thread(*lines: str) -> Thread:
    """The one thread of these lines."""
    (found,) = threads(told(*lines).canon)
    return found


OPENED = [
    ("Mara vows to find the boat", "vow", "mara"),
    ("Mara promises Ann to come back", "vow", "mara"),
    ("Mara hunts Joe", "hunt", "mara"),
    ("Mara searches for Joe", "search", "mara"),
    ("Mara hides the letter", "secret", "mara"),
    ('Mara sets up "the gun"', "set-up", "mara"),
    ('Mara plants "the gun"', "set-up", "mara"),
    ("Joe shoots Mara; bad", "injury", "mara"),
    ("Mara is hurt; shattering", "injury", "mara"),
]


@pytest.mark.parametrize(("line", "kind", "owner"), OPENED)
def test_a_line_opens_a_thread_and_says_whose_it_is(line: str, kind: str, owner: str) -> None:
    found = thread(line)
    assert (found.kind, found.owner, found.closed, found.touched) == (kind, owner, None, found.opened)


CLOSED = [
    ("Mara vows to find the boat", "Mara finds the boat"),
    ("Mara vows to find the boat", "Mara achieves the boat"),
    ("Mara vows to find the boat", 'Mara settles "the boat"'),
    ("Mara vows to find the boat", "Mara settles the matter"),
    ("Mara vows to find the boat", "Mara dies"),
    ("Mara vows to leave", "Mara leaves Joe"),
    ("Mara vows to free Joe", "Mara frees Joe"),
    ("Mara promises Ann to free Joe", "Mara frees Joe"),
    ("Mara promises Ann to leave", "Mara leaves Joe"),
    ("Mara promises Ann to come back", "Mara keeps her promise to Ann"),
    ("Mara promises Ann", "Mara breaks her word"),
    ("Mara hunts Joe", "Mara gives up Joe"),
    ("Mara hunts Joe", "Mara settles it about Joe"),
    ("Mara hunts Joe", "Joe dies"),
    ("Mara hunts Joe", "Ann kills Joe"),
    ("Mara searches for Joe", "Mara meets Joe"),
    ("Mara searches for Joe", "Joe rescues Mara"),
    ('Mara searches for "the dog"', "Mara finds the dog"),
    ("Mara hides the letter", "Joe discovers the letter"),
    ("Mara hides the letter", "Mara reveals the letter"),
    ("Mara hides it; sets letter = burnt", "Joe learns it; reveals letter"),
    ("Mara hides it; sets letter = burnt", "Mara tells Joe; reveals letter"),
    ("Mara hides the letter", "Mara confesses to Joe"),
    ('Mara sets up "the gun on the wall"', 'Joe pays off "the gun"'),
    ("Joe shoots Mara; bad", "Ann nurses Mara"),
    ("Joe shoots Mara; bad", "Ann rescues Mara"),
    ("Joe shoots Mara; bad", "Mara recovers from the wound"),
    ("Joe shoots Mara; bad", "Mara is treated"),
    ("Joe shoots Mara; bad", "Mara dies"),
]


@pytest.mark.parametrize(("opens", "closes"), CLOSED)
def test_a_thread_is_closed_by_what_ends_it(opens: str, closes: str) -> None:
    found = thread(opens, "Ann drinks", closes)
    assert found.closed is not None
    assert found.closed.text == closes


LEFT = [
    ("Mara vows to find the boat", "Mara finds the ring"),
    ("Mara vows to find the boat", "Joe finds the boat"),
    ("Mara vows to find the boat", "Mara finds Ann"),
    ("Mara vows to find the boat", 'Mara settles "the ring"'),
    ("Mara vows to find the boat", "Joe settles it"),
    ("Mara promises Ann to come back", "Mara keeps her promise to Joe"),
    ("Mara promises Ann to free Joe", "Ann frees Joe"),
    ("Mara promises Joe to free Ann", "Mara frees Joe"),
    ("Mara hunts Joe", "Mara gives up Ann"),
    ("Mara hunts Joe", "Joe seems to die"),
    ("Mara hunts Joe", "Mara meets Joe"),
    ("Mara searches for Joe", "Ann meets Joe"),
    ("Mara hides it; sets letter = burnt", "Mara lies to Joe; sets letter = lost"),
    ("Mara hides it; sets letter = burnt", "Mara drinks; sets letter = ashes"),
    ("Mara hides the letter", "Joe confesses to Mara"),
    ('Mara sets up "the gun"', 'Joe pays off "the rope"'),
    ('Mara sets up "the gun"', "Mara dies"),
    ("Joe shoots Mara; bad", "Ann nurses Joe"),
    ("Joe shoots Mara; bad", "Ann helps Mara"),
    ("Joe shoots Mara; bad", "Mara settles it"),
]


@pytest.mark.parametrize(("opens", "other"), LEFT)
def test_what_is_about_something_else_leaves_it_open(opens: str, other: str) -> None:
    assert thread(opens, other).closed is None


TOUCHED = [
    ("Mara vows to find the boat", "Mara is reminded of the boat"),
    ("Mara vows to find the boat", "Mara drinks; cues the boat"),
    ("Mara vows to find the boat", "Ann drinks; because of S01E01.1/1"),
    ("Mara hunts Joe", "Mara plays driven about Joe"),
    ("Mara hunts Joe", "Mara plays driven"),
    ("Mara hunts Joe", "Ann tells Mara about Joe"),
    ("Mara hunts Joe", "Joe seems to die"),
    ("Mara hides it; sets letter = burnt", "Mara relies on letter"),
    ("Mara hides the letter", "Joe is reminded of the letter"),
    ('Mara sets up "the gun"', "Ann drinks about the gun"),
    ("Joe shoots Mara; bad", "Mara plays afraid"),
    ("Joe shoots Mara; bad", "Mara meets Joe"),
]


@pytest.mark.parametrize(("opens", "comes_back"), TOUCHED)
def test_what_comes_back_to_it_touches_it(opens: str, comes_back: str) -> None:
    found = thread(opens, comes_back, "Ann drinks")
    assert (found.closed, found.touched.text) == (None, comes_back)


UNTOUCHED = [
    ("Mara vows to find the boat", "Joe is reminded of the boat"),
    ("Mara vows to find the boat", "Mara plays sad"),
    ("Mara hunts Joe", "Ann tells Ann about Joe"),
    ("Mara hides the letter", "Mara drinks"),
    ('Mara sets up "the gun"', "Mara drinks"),
]


@pytest.mark.parametrize(("opens", "other"), UNTOUCHED)
def test_anything_else_does_not(opens: str, other: str) -> None:
    found = thread(opens, other)
    assert found.touched is found.opened


@pytest.mark.parametrize("line", ["Mara promises Ann to free Joe", "Mara vows to Ann and Joe to free Joe"])
def test_a_vow_to_somebody_is_a_purpose_without_them(line: str) -> None:
    assert [drive.name for drive in told(line).headspace("mara").drives] == ["free Joe"]


def test_what_is_vowed_again_while_it_is_open_is_one_thread() -> None:
    found = list(threads(told("Mara hunts Joe", "Mara hunts Joe", "Mara hunts Ann").canon))
    assert [one.opened.text for one in found] == ["Mara hunts Joe", "Mara hunts Ann"]


def test_what_is_vowed_anew_after_its_end_is_another() -> None:
    found = list(threads(told("Mara hunts Joe", "Mara gives up Joe", "Mara hunts Joe").canon))
    assert [one.closed is None for one in found] == [False, True]


def test_what_is_dreamt_neither_opens_nor_closes() -> None:
    scenes = """
S01E01: {scenes: {1: {vision: yes, lines: [Mara hunts Ann]}, 2: {lines: [Mara hunts Joe]}}}
S01E02: {scenes: {1: {vision: yes, lines: [Mara gives up Joe]}}}
"""
    (found,) = threads(story(scenes).canon)
    assert (found.opened.text, found.closed) == ("Mara hunts Joe", None)


def test_a_hunt_told_in_a_flashback_of_one_who_has_died_since_is_over() -> None:
    scenes = """
S01E01: {scenes: {1: {day: 9, lines: [Joe dies]}}}
S01E02: {scenes: {1: {flashback: -5, lines: [Joe hunts Ann]}}}
"""
    (found,) = threads(story(scenes).canon)
    assert found.closed is not None


def test_a_vow_over_somebody_who_is_dead_already_stays_open() -> None:
    assert thread("Joe dies", "Mara vows to avenge Joe").closed is None


def test_a_blow_is_no_injury_to_wait_for() -> None:
    assert list(threads(told("Joe hits Mara").canon)) == []


NOTES = ("Mara plants a tree", "Mara sets up camp", "Mara pays off the crew", "Mara settles down", "Mara keeps bees")


@pytest.mark.parametrize("line", NOTES)
def test_words_that_are_no_thread_stay_notes(line: str) -> None:
    (finding,) = told(line).findings
    assert finding.code == "PV004"


def test_every_kind_that_is_opened_can_be_closed() -> None:
    verbs = standard().verbs
    kinds = {"vow": "vow", "hunt": "vow"}
    assert {kinds.get(verb.opens, verb.opens) for verb in verbs if verb.opens} <= {verb.closes for verb in verbs}
