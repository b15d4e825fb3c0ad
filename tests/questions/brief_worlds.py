"""Random stories in two worlds: what reaches Mara is the same in both, and one has more that she has no way to know."""

import json
from random import Random
from typing import NamedTuple

import previously as pv

CAST = """\
title: Harbour
clock: {episode: 2, season: 20}
groups: {council: [joe, ann]}
cast:
  mara: {name: Mara, bonds: {ann: 0.6}, goals: {win: {weight: 0.8, target: joe}}, sheet: {eyes: grey}}
  joe: {name: Joe, aliases: [Captain Doe]}
  ann: {name: Ann, aliases: [Annie]}
  ben: Ben
  cleo: Cleo
"""
REACHES = (
    "Joe hurts Mara", "Joe tells Mara; sets scarf = red", "Ann lies to Mara; sets scarf = blue", "Mara helps Ann",
    "Ann comforts Mara; cues rain", "Joe betrays Mara; severity 0.9", "Mara gives Ann the lamp",
    "Joe gives Mara the ring",
    "Mara hides letter from Joe; sets letter = burnt", "Mara vows to leave; about the harbour", "Ann breaks her arm",
    "Captain Doe threatens Mara; cues knife", "Mara breaks her arm", "Mara loves Ann", "Ann seems to die",
    "Joe tells Mara that Ben is a thief", "Annie confesses to Mara; reveals debt", "Mara plays torn", "Ann loves Joe",
    "Mara hunts Joe", "Joe apologises to Mara", "Mara dyes her hair red", "Joe humiliates Ann; cues purple",
)  # fmt: skip
"""What happens where Mara is."""
HIDDEN = (
    "Joe loses canary", "Joe kills Ben; cues canary", "Cleo kills Ben", "Joe hurts Cleo; severity 1",
    "Ann tells Joe about Mara",
    "Joe tells Ann; sets scarf = canary", "Ann lies to Joe; sets scarf = green", "Joe hides canary from Mara",
    "Joe steals Mara's ring", "Ann gives Joe the lamp", "Ann breaks the lamp", "Ben loves Cleo",
    "Joe vows to kill Mara",
    "Ann learns letter; sets letter = burnt", "Joe reads Mara's letter; sets letter = burnt", "Ann betrays Mara",
    "Joe hunts Ann", "Cleo rescues Joe", "Joe plays happy", "Ann mourns Ben", "Mara's eyes are green",
    "Joe reveals that Mara is the heir", "Captain Doe threatens Annie", "Cleo takes the ring", "Ben captures Cleo",
    "Ann hates Mara", "Ben burns the ring", "Joe tells Ann; sets debt = canary",
)  # fmt: skip
"""What happens where she is not. None of it names a deed that somebody later tells her of."""
AT = (None, "S01E01.1", "S01E01.3", "S01E02", "S01E02.2", "S01E03")
WITH = ((), ("joe",), ("Ann", "joe"), ("ben",))
ABOUT = ("", "joe", "scarf", "ring", "the lamp")
BUDGETS = (100, 160, 600, 50_000)


class Asking(NamedTuple):
    """What one brief is asked for."""

    at: str | None
    company: tuple[str, ...] | None
    about: str
    budget: int


class World(NamedTuple):
    """The lines by episode and scene; of each scene who is there."""

    scenes: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]  # episode, name, present, lines

    def story(self) -> pv.Story:
        """The story, opened."""
        rows: dict[str, list[str]] = {}
        for episode, name, present, lines in self.scenes:
            text = f"    {json.dumps(name)}: {{present: [{', '.join(present)}], lines: {json.dumps(lines)}}}"
            rows.setdefault(episode, []).append(text)
        told = "\n".join(f"{at}:\n  scenes:\n" + "\n".join(scenes) for at, scenes in rows.items())
        return pv.story_of({"story.yaml": CAST, "s01.yaml": told + "\n"})


def worlds(number: int) -> tuple[World, World, Asking]:
    """An example: the world of what reaches her, the same with more in it, and what is asked."""
    rng = Random(f"brief {number}")  # noqa: S311 - examples, not secrets
    plain: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = []
    more = list(plain)
    for episode in ("S01E01", "S01E02", "S01E03"):
        for name in ("1", "2", "3"):
            if rng.random() < 0.5:
                more.append((episode, f"{name}h", *_hidden(rng)))
            scene = (episode, name, ("mara", "joe", "ann"), tuple(rng.sample(REACHES, rng.randint(1, 3))))
            plain.append(scene)
            more.append(scene)
    more.append(("S01E03", "9h", *_hidden(rng)))
    company = None if rng.random() < 0.3 else rng.choice(WITH)
    return (
        World(tuple(plain)),
        World(tuple(more)),
        Asking(rng.choice(AT), company, rng.choice(ABOUT), rng.choice(BUDGETS)),
    )


def _hidden(rng: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ("joe", "ann", "ben", "cleo"), tuple(rng.sample(HIDDEN, rng.randint(1, 4)))
