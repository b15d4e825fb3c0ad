"""How fast lines in plain English are read: each worded differently, worded alike but for names, and a long one."""

import random
import time
from collections.abc import Callable
from itertools import product

from benchmarks.big_story import name
from previously.formats.vocabulary import standard
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import parse
from previously.language.plain import PlainReader
from previously.language.sentence.memory import Memory
from previously.language.sentence.reader import read_on

LINES, SCENE, PEOPLE = 30_000, 4, 300
DEEDS = (
    "slaps {b} across the face", "walks out on {b}", "is hit by {b}", "refuses to forgive {b}", "tries to kiss {b}",
    "has betrayed {b} for money", "breaks the news to {b}", "never apologises to {b}", "saves {b} from the fire",
    "quietly leaves the room", "promises to help {b} with the house", "falls in love with {b}", "and {b} kiss",
    "and {b} quarrel about the money", "tells {b} that {c} stole the ring", "pulls a gun on {b}", "bursts into tears",
    "almost drowns", "was arrested by {c} and {b}", "gives {b} her mother's ring", "makes {b} laugh", "is furious",
    "threatens to kill {b} unless {c} leaves town", "hides the letter from {b}", "dreams that {b} dies",
    "lets {b} go", "gets drunk and insults {b}", "finds {b} asleep in the kitchen", "is dragged away by the guards",
    "lies to {b} because {c} asked her to", "breaks up with {b}", "polishes the silver spoons",
)  # fmt: skip
HOW = (
    "", " again", " in the kitchen", " at dawn", " behind the old church", " while {c} watches", " on the night train",
    " in front of everybody", " before {c} arrives", " by the river", ", who laughs", " and goes home", " in the snow",
    " after dinner", " with great care", ", then weeps", " for the last time", " during the wedding", " in the hall",
    " under a red umbrella", " in the back of the van", " outside the court", " to save {c}", " on the roof",
    " at work", " without a word", " as the lights go out", " near the harbour", " in the rain", " on Monday",
    " at the station",
)  # fmt: skip
WHEN = (
    "", "At midnight ", "The next morning ", "Suddenly ", "In the cellar, ", "When {c} leaves, ", "Two days later ",
    "That night ", "After the funeral, ", "Meanwhile ", "On the stairs, ", "Then ", "At the party, ", "Later ",
    "Outside, ", "In the end ", "By accident ", "During the storm ", "In Paris, ", "Years later ", "Once more ",
    "At last ", "On the phone, ", "Back home, ", "Next door, ", "In spring ", "For once ", "In secret, ",
    "Over breakfast ", "One evening ", "Far away, ",
)  # fmt: skip
"""Together some 30,000 wordings."""
AFTER = (
    "She leaves",
    "He thanks her",
    "They hug",
    "{a} comforts him",
    "He never comes back",
    "She tells them the truth",
)
LONGEST = 200
LONG = (
    "{a}, who says that {b}, who fears that {c}, ",
    "{a} and {b} and {c}, {b}, {c} and {a} kiss and ",
    "the king of the brother of the daughter of the man who ",
    "{a} makes {b} let {c} have {a} help {b} watch {c} ",
    "she gets him to take her out of it and turns on them ",
    "after killing {a} without telling {b} before leaving {c} by ",
)
"""What is said again and again in a line that is hard to read."""


def wordings() -> list[str]:
    """Every wording, in an order that is the same on every run."""
    found = [f"{when}{{a}} {deed}{how}" for when, deed, how in product(WHEN, DEEDS, HOW)]
    random.Random(3).shuffle(found)  # noqa: S311 - the same lines on every run
    return found


def lines(different: int, count: int = LINES) -> list[str]:
    """So many lines, of so many wordings; every fourth leans on the lines before it."""
    chance, said = random.Random(4), wordings()[:different]  # noqa: S311 - the same lines on every run
    found = []
    for i in range(count):
        a, b, c = (name(one) for one in chance.sample(range(PEOPLE), 3))
        words = chance.choice(AFTER) if i % SCENE == SCENE - 1 else said[i % len(said)]
        found.append(words.format(a=a, b=b, c=c))
    return found


def lexicon() -> Lexicon:
    """The names of the long story's cast, and the vocabulary."""
    pronouns = {f"p{i}": ("she", "he", "they")[i % 3] for i in range(PEOPLE)}
    return Lexicon([(name(i), f"p{i}") for i in range(PEOPLE)], standard(), pronouns)


def read(different: str, count: str = str(LINES)) -> float:
    """CPU seconds for 30,000 lines of so many wordings, in scenes of four, from the first line of the process on."""
    said, known = lines(int(different), int(count)), lexicon()
    return _seconds(lambda: _scenes(said, known)) * LINES / len(said)


def longest() -> float:
    """CPU milliseconds for the slowest of some lines of 200 characters that hold many clauses."""
    known, (a, b, c) = lexicon(), map(name, range(3))
    return max(_of_one((words.format(a=a, b=b, c=c) * LONGEST)[:LONGEST], known) for words in LONG) * 1e3


def _of_one(line: str, known: Lexicon) -> float:
    """CPU seconds for one line, at best: once its verbs' patterns are known, and no wording is kept in mind."""
    return min(_seconds(lambda: read_on(line, known.people, Memory(known.people))) for _ in range(10))


def _scenes(said: list[str], known: Lexicon) -> None:
    for i in range(0, len(said), SCENE):
        reader = PlainReader(known, ())
        for line in said[i : i + SCENE]:
            reader.read(line, parse(line, known))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
