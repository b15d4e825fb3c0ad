"""A story of the size that must stay fast: 200 episodes, 10,000 scenes, 30,000 events, with a cast of any size.

Everybody meets everybody; states are played for the third of the cast that leads (at most a hundred), so that a check
replays their minds. The fewer people, the more each has lived.
"""

import random

SEASONS, EPISODES, SCENES, LINES, PEOPLE = 10, 20, 50, 3, 300
MOST_LEADS = 100
PLACES = [f"place {i}" for i in range(60)]
CUES = [f"cue {i}" for i in range(40)]
FIRST = ("Ada", "Bo", "Cy", "Di", "Eli", "Fay", "Gus", "Hal", "Ivy", "Jo", "Kit", "Lou", "Max", "Nan", "Oz")
MIDDLE = ("", "Ann ", "Ben ", "Cal ", "Dee ", "Eve ", "Finn ", "Gil ", "Hope ", "Ike ", "June ")
LAST = tuple(f"{a}{b}" for a in ("Ash", "Bell", "Crow", "Dale", "Elm") for b in ("ford", "ley", "man", "ton"))
DAILY = ("comforts", "confides in", "helps", "meets", "tells", "quarrels with", "amuses", "apologises to", "thanks")
DARK = ("hurts", "threatens", "betrays", "humiliates", "frightens", "lies to", "captures")


def name(i: int) -> str:
    """The name of one of the cast."""
    pairs = len(FIRST) * len(LAST)
    return f"{FIRST[i % len(FIRST)]} {MIDDLE[i // pairs]}{LAST[i // len(FIRST) % len(LAST)]}"


def files(seed: int = 1, people: int = PEOPLE, episodes: int = EPISODES, seasons: int = SEASONS) -> dict[str, str]:
    """The texts of the folder, the same for the same arguments; `episodes` in each season, of 150 events each."""
    chance = random.Random(seed)  # noqa: S311 - a made-up story, not a secret
    texts = {"story.yaml": _story(chance, people)}
    for season in range(1, seasons + 1):
        texts[f"s{season:02d}.yaml"] = "\n".join(_episode(chance, people, season, e) for e in range(1, episodes + 1))
    return texts


def _story(chance: random.Random, people: int) -> str:
    rows = ["title: A Long Story", "clock: {episode: 4, season: 120}", "cast:"]
    for i in range(people):
        bonds = ", ".join(f"p{j}: {chance.choice((0.4, 0.6, 0.8))}" for j in chance.sample(range(people), 3) if j != i)
        rows.append(f"  p{i}: {{name: {name(i)}, bonds: {{{bonds}}}}}")
    rows += ["premises:", '  - {id: never-cured, always: "vulnerability(p0) <= 0.99"}']
    rows += ["  - {id: not-over-it, never: \"plays(p1, 'over it')\"}"]
    return "\n".join(rows) + "\n"


def _episode(chance: random.Random, people: int, season: int, episode: int) -> str:
    rows = [f"S{season:02d}E{episode:02d}:", f"  title: Episode {season}.{episode}", "  scenes:"]
    for scene in range(1, SCENES + 1):
        there = chance.sample(range(people), chance.choice((2, 3, 3, 4)))
        present = ", ".join(f"p{i}" for i in there)
        rows += [
            f"    {scene}:",
            f"      place: {chance.choice(PLACES)}",
            f"      present: [{present}]",
            "      lines:",
        ]
        rows += [f"        - {_line(chance, there, min(MOST_LEADS, people // 3))}" for _ in range(LINES)]
    return "\n".join(rows) + "\n"


def _line(chance: random.Random, there: list[int], leads: int) -> str:
    one, other = chance.sample(there, 2)
    draw = chance.random()
    if draw < 0.04 and one < leads:
        return f'{name(one)} plays {chance.choice(("driven", "torn", "angry", "sad"))}; intended "as drawn"'
    if draw < 0.12:
        return f"{name(one)} works through the past; cues {chance.choice(CUES)}"
    verb = chance.choice(DARK if draw < 0.3 else DAILY)
    cues = f"; cues {chance.choice(CUES)}" if chance.random() < 0.3 else ""
    return f"{name(one)} {verb} {name(other)}{cues}"
