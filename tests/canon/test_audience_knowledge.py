"""The audience is one more holder of beliefs: it rests on what was told, and not on what lies after."""

import pytest

import previously as pv

STORY = """\
title: Harbour
clock: {episode: 4}
cast: {mara: Mara, joe: Joe, ann: Ann}
facts: {lamp: lit}
before:
  - {day: -30, told: S01E02, line: "Joe hides it; sets key = sea"}
  - {day: -20, line: "Joe hides it; sets door = open"}
"""
SEASON = """\
S01E01:
  scenes:
    1:
      lines:
        - Joe hides the scarf; sets scarf = attic
        - Joe kills Ann; sets killer = Joe
    2:
      lines:
        - Mara finds the scarf; sets scarf = pocket
        - Mara lies to Joe; sets scarf = sea
    3:
      lines:
        - Joe tells Ann; sets scarf = sea
S01E02:
  scenes:
    1:
      lines:
        - Mara meets Joe
    2:
      flashback: -40
      lines:
        - Ann hides the scarf; sets scarf = drawer
    3:
      flashback: -40
      lines:
        - Ann hides a letter; sets letter = drawer
    4:
      vision: true
      lines:
        - Mara finds the scarf; sets scarf = fire
S01E03:
  scenes:
    1:
      lines:
        - Mara kills Ann; retells S01E01.1/2; sets killer = Mara
"""


def told() -> pv.Story:
    return pv.story_of({"story.yaml": STORY, "s01.yaml": SEASON})


def believed(fact: str, at: str) -> tuple[str, str] | None:
    """What the audience believes of a fact, and where it was told so."""
    found = {one.fact: (one.value, one.since) for one in told().knows("audience", at)}
    return found.get(fact)


@pytest.mark.parametrize(
    ("fact", "at", "answer"),
    [
        ("scarf", "S01E01.1", ("attic", "S01E01.1")),
        ("scarf", "S01E01.2", ("pocket", "S01E01.2")),
        ("scarf", "S01E01.3", ("pocket", "S01E01.2")),  # a lie is seen as one, and so is its echo
        ("scarf", "S01E02.2", ("pocket", "S01E01.2")),  # how it was then, not now
        ("scarf", "S01E02.4", ("pocket", "S01E01.2")),  # what is dreamt
        ("letter", "S01E02.2", None),
        ("letter", "S01E02.3", ("drawer", "S01E02.3")),
        ("killer", "S01E02", ("Joe", "S01E01.1")),
        ("killer", "S01E03", ("Mara", "S01E03.1")),  # told anew
        ("key", "S01E01", None),
        ("key", "S01E02", ("sea", "S01E02")),  # lived before the story opens, told by its label
        ("door", "S01E03", None),  # the author's alone
        ("lamp", "S01E03", None),
    ],
)
def test_what_the_audience_believes(fact: str, at: str, answer: tuple[str, str] | None) -> None:
    assert believed(fact, at) == answer


@pytest.mark.parametrize("at", ["S01E01.1", "S01E01", "S01E02.2", "S01E02"])
def test_what_lies_after_changes_nothing(at: str) -> None:
    """What it believes is what it would if no more had been written."""
    episode, _, scene = at.partition(".")
    head, mark, rest = SEASON.partition(f"{episode}:\n")
    cut = rest.partition(f"\n    {int(scene) + 1}:\n")[0] if scene else rest.partition("\nS01")[0]
    less = pv.story_of({"story.yaml": STORY, "s01.yaml": head + mark + cut + "\n"})
    assert [one[:3] + one[4:-1] for one in less.knows("audience", at)] == [
        one[:3] + one[4:-1] for one in told().knows("audience", at)
    ]


def test_it_is_one_of_those_who_know_a_fact() -> None:
    found = told().who_knows("killer", "S01E02")
    audience = next(one for one in found.believes if one.who == "audience")
    assert (audience.value, audience.true, audience.how, audience.told_by) == ("Joe", False, "told", "")
    assert found.value == "Mara"


def test_whoever_is_called_audience_goes_before_it() -> None:
    story = pv.story_of(
        {
            "story.yaml": "cast: {audience: The Crowd, joe: Joe}\n",
            "s01.yaml": "S01E01:\n  scenes:\n    1: {lines: [Joe hides it; sets x = sea]}\n",
        }
    )
    assert story.knows("audience") == ()


def test_what_was_told_since_is_what_was_never_taken_back() -> None:
    rows = "".join(
        f"S01E0{n}:\n  scenes:\n    1:\n      lines:\n        - {line}\n"
        for n, line in enumerate(
            [
                "Joe hides it; sets x = sea",
                "Joe finds it; sets x = hand",
                "Ann hides it; sets x = sea",
                "Ann tells Joe; sets x = sea",
            ],
            1,
        )
    )
    story = pv.story_of({"story.yaml": STORY, "s01.yaml": rows})
    (seen,) = [one for one in story.knows("audience") if one.fact == "x"]
    assert (seen.value, seen.since) == ("sea", "S01E03.1")
