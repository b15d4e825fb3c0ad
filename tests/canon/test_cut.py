# ruff: noqa: E501 (a table of stories)
"""A cut story is the story as it would be if nothing later had been written."""

from collections.abc import Mapping
from typing import Any

import pytest

import previously as pv
from previously.canon.load import loader_of
from previously.canon.log import Canon
from previously.core.errors import UnknownPosition
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace
from previously.mind.minds import Minds

HEAD = "title: Harbour\nclock: {episode: 4, season: 120}\n"


def cut(files: Mapping[str, str], seen: str) -> Canon:
    """What is told up to a point."""
    return loader_of(files).seen(seen).canon()


def view(canon: Canon) -> dict[str, Any]:
    """Everything a view could show, without places in files."""
    minds = Minds(canon)
    end = canon.moment()
    return {
        "cast": {who: (c.name, c.aliases, c.goals, c.bonds, c.standards) for who, c in canon.cast.items()},
        "episodes": [(episode.at, episode.title) for episode in canon.episodes],
        "scenes": [(s.at, s.day, s.place, s.present) for s in canon.scenes()],
        "entries": [(e.id, e.text, e.day, type(e).__name__, e.subject) for e in canon.entries()],
        "findings": [(f.code, f.at, f.message, f.fix) for f in canon.findings],
        "premises": canon.premises,
        "facts": [(fact, canon.knowledge.value(fact, end.key)) for fact in canon.knowledge.facts()],
        "day": (end.at, end.day),
        "minds": {who: state(Headspace(canon, minds.of(who), end, Circumstances())) for who in canon.cast},
        "forms": canon.lexicon.forms(),
        "names": canon.lexicon.names.phrases,
    }


def state(mind: Headspace) -> tuple[object, ...]:
    """A headspace, to the bit."""
    return (
        mind.distress, mind.vulnerability, mind.void, mind.ambivalence, mind.mood, mind.wounds, mind.drives, mind.bonds,
        mind.knows, mind.made_by, mind.strongest_cues, mind.emotions,
    )  # fmt: skip


def story(cast: str, *episodes: str, more: str = "") -> dict[str, str]:
    """A folder of these declarations and episodes."""
    return {"story.yaml": HEAD + "cast:\n" + cast + more, "s01.yaml": "".join(episodes)}


def episode(at: str, *lines: str) -> str:
    """One episode of one scene."""
    return f"{at}:\n  scenes:\n    1:\n      lines:\n" + "".join(f'        - "{line}"\n' for line in lines)


JESS = "  jess: {name: Jess, temperament: {stability: -0.4}}\n"
TRISH = "  trish: {name: Trish}\n"
FIRST = episode("S01E01", "Jess meets Trish", "Trish comforts Jess")
LATER = episode("S01E02", "Bob kills Trish; cues rain", "Jess sings")

SAME: list[tuple[str, dict[str, str], dict[str, str]]] = [
    (
        "a later episode",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH, FIRST, episode("S01E02", "Jess kills Trish")),
    ),
    (
        "a later scene of the cast's own",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH + "  bob: Bob\n", FIRST, LATER),
    ),
    (
        "names that begin like told ones",
        story("  jess: {name: Jess}\n" + TRISH, FIRST),
        story(
            "  jess: {name: Jess}\n" + TRISH + "  jessica: {name: Jess Walker, aliases: [Trish the Younger]}\n",
            FIRST,
            episode("S01E02", "Jess Walker drinks"),
        ),
    ),
    (
        "an alias told later",
        story(JESS + TRISH, FIRST),
        story("  jess: {name: Jess, aliases: [Knightress], temperament: {stability: -0.4}}\n" + TRISH, FIRST,
              episode("S01E02", "Knightress hurts Trish")),
    ),
    (
        "a verb of the story's own, used later",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH, FIRST, episode("S01E02", "Jess sings"), more="verbs: {sings: {takes: [none]}, meets with: {}}\n"),
    ),
    (
        "scope, premises, sources and facts",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH, FIRST, more="scope: city\npremises: [{id: a, never: alive(jess)}]\nfacts: {x: y}\nsources: {s: {who: me}}\n"),
    ),
    (
        "what was lived before, told later or never",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH, FIRST, more="before: [{day: -9, told: S01E05, line: Trish hurts Jess}, {day: -8, line: Trish hurts Jess}]\n"),
    ),
    (
        "a goal and a bond from later on",
        story("  jess: {name: Jess}\n" + TRISH, FIRST),
        story("  jess: {name: Jess, goals: {end: {target: bob, from: S01E02}, none: {target: bob}}, bonds: {bob: 0.5, trish: {value: 0.9, from: S01E03}}}\n"
              + TRISH + "  bob: Bob\n", FIRST, LATER),
    ),
    (
        "a flashback told later",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH, FIRST, "S01E02:\n  scenes:\n    1: {flashback: -100, lines: [Trish hurts Jess]}\n"),
    ),
    (
        "faults in later text",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH, FIRST, 'S01E02:\n  scenes: [1: {lines: ["Jess meets\n', "S01E03: no\nHello: there\n"),
    ),
    (
        "later text in other files, and the author's folders",
        story(JESS + TRISH, FIRST),
        story(JESS + TRISH, FIRST) | {"s02.yaml": episode("S02E01", "Jess kills Trish"), "plans/x.yaml": LATER, "notes.jsonl": "hello\n"},
    ),
    (
        "the order of the files",
        story(JESS + TRISH, FIRST),
        {"story.yaml": HEAD + "cast:\n" + JESS + TRISH, "zz.yaml": FIRST, "aa.yaml": episode("S01E09", "Jess drinks")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("plain", "longer"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_what_lies_after_the_cut_changes_nothing(plain: dict[str, str], longer: dict[str, str]) -> None:
    assert view(cut(longer, "S01E01")) == view(cut(plain, "S01E01"))
    assert view(cut(longer, "S01E01")) == view(cut(plain, "all")) | {
        "findings": view(cut(longer, "S01E01"))["findings"]
    }


def test_leaving_out_a_told_line_does_change_the_view() -> None:
    files = story(JESS + TRISH, FIRST)
    less = story(JESS + TRISH, episode("S01E01", "Jess meets Trish"))
    assert view(cut(files, "S01E01")) != view(cut(less, "S01E01"))


LABELLED = story(
    "  jess: {name: Jessica Jones, aliases: [Jess, {name: Knightress, from: S01E03}]}\n"
    "  trish: {name: Trish, from: S01E02}\n"
    "  bob: {name: Robert, aliases: [Bob]}\n"
    "  never: {name: Nobody}\n",
    episode("S01E01", "Jess drinks"),
    "S01E02:\n  title: Second\n  scenes:\n    1: {lines: [Jess drinks]}\n    2: {present: [Bob], lines: [Bob drinks]}\n",
    episode("S01E03", "Jessica Jones vows to stop him about Bob"),
    more="before: [{day: -9, told: S01E03, line: Jess meets Bob}]\n",
)


@pytest.mark.parametrize(
    ("seen", "names"),
    [
        ("none", {}),
        ("S01E01", {"jess": "Jess"}),
        ("S01E02.1", {"jess": "Jess"}),  # an episode's end is not its first scene
        ("S01E02.2", {"jess": "Jess", "bob": "Bob"}),
        ("S01E02", {"jess": "Jess", "trish": "Trish", "bob": "Bob"}),
        ("S01E03", {"jess": "Jess", "trish": "Trish", "bob": "Bob"}),
        ("S01", {"jess": "Jess", "trish": "Trish", "bob": "Bob"}),
        ("S01E99", {"jess": "Jess", "trish": "Trish", "bob": "Bob"}),
    ],
)
def test_who_is_known_and_by_which_name(seen: str, names: dict[str, str]) -> None:
    assert {who: character.name for who, character in cut(LABELLED, seen).cast.items()} == names


@pytest.mark.parametrize(
    ("seen", "aliases"),
    [("S01E01", ()), ("S01E02", ()), ("S01E03", ("Jessica Jones", "Knightress"))],
)
def test_a_name_is_known_from_its_first_use_or_its_label(seen: str, aliases: tuple[str, ...]) -> None:
    assert cut(LABELLED, seen).cast["jess"].aliases == aliases


@pytest.mark.parametrize(
    ("seen", "entries"),
    [
        ("none", []),
        ("S01E01", ["S01E01.1/1"]),
        ("S01E02.1", ["S01E01.1/1", "S01E02.1/1"]),
        ("S01E02", ["S01E01.1/1", "S01E02.1/1", "S01E02.2/1"]),
        ("S01E03", ["before.1/1", "S01E01.1/1", "S01E02.1/1", "S01E02.2/1", "S01E03.1/1"]),
    ],
)
def test_what_is_told(seen: str, entries: list[str]) -> None:
    assert list(cut(LABELLED, seen).addresses) == entries


def test_a_name_that_is_not_known_yet_is_nobodys() -> None:
    seen, plain = cut(LABELLED, "S01E01"), cut(story("  jess: {name: Jess}\n", episode("S01E01", "Jess drinks")), "all")
    for name in ("Bob", "Robert", "Knightress", "Zorro", "trish", "never"):
        with pytest.raises(pv.UnknownName) as raised:
            seen.who(name)
        with pytest.raises(pv.UnknownName, match="nobody in “Harbour” is called") as nobody:
            plain.who(name)
        assert str(raised.value) == str(nobody.value)


def test_a_scene_that_is_not_told_yet_is_not_there() -> None:
    for at in ("S01E02.2", "S01E09.2"):
        with pytest.raises(UnknownPosition) as raised:
            cut(LABELLED, "S01E02.1").moment(at)
        assert str(raised.value).startswith(f"there is no scene {at} here")


@pytest.mark.parametrize("seen", ["", "tomorrow", "S01E", "E01", "S01E01-", "S1E1E1"])
def test_a_cut_at_no_position_is_refused(seen: str) -> None:
    with pytest.raises(UnknownPosition):
        cut(LABELLED, seen)


def test_a_cut_holds_no_reference_to_the_rest() -> None:
    files = story(
        JESS + TRISH + "  bob: {name: Canary}\n", FIRST, episode("S01E02", "Canary kills Jess; at Canaryville")
    )
    seen = cut(files, "S01E01")
    assert "canary" not in repr(view(seen)).casefold()
    assert "canary" not in repr([(s.span.block.text, s.span.path) for s in seen.scenes()]).casefold()


def test_all_of_it_is_all_of_it() -> None:
    everything, told = loader_of(LABELLED).canon(), cut(LABELLED, "all")
    assert list(told.addresses) == list(everything.addresses)
    assert set(everything.cast) - set(told.cast) == {"never"}
