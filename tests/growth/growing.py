"""Stories that are n, 2n and 4n as large, and how much more work it is to ask the same of them.

A story is one part, told once, twice or four times: each time in other episodes, in other scenes, of other people, as
its `Way` has it. Work is counted in lines of Python that are run, each turn of a loop anew, so that no busy machine
changes it. What is the same whatever the size falls out, since only the growth is compared.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import NamedTuple, TypeVar

from tests.counting import lines, plain
from tests.effort import TIMES

Files = dict[str, str]
TOLD = (1, 2, 4)
ALLOWED = 2.4
"""How many times as much more work the second doubling may be as the first: twice, and a little; a square is four."""
WAVERS = 0.12
"""The part of the work at n below which growth is none."""


class Way(NamedTuple):
    """The size of the part, the scenes those of one episode, and what there is more of each time that it is told."""

    episodes: int
    scenes: int
    people: int
    more: str


WAYS = {
    "a longer story of more people": Way(8, 2, 12, "episodes people"),
    "a longer story": Way(8, 2, 6, "episodes"),
    "longer episodes": Way(2, 8, 6, "scenes"),
    "longer episodes of more people": Way(2, 8, 12, "scenes people"),
    "a larger cast": Way(4, 3, 12, "people"),
}
LONG = TIMES > 1
"""Do tests try harder than usual (`make long`)?"""
ALWAYS = "a longer story of more people"
TRIED = tuple(WAYS) if LONG else (ALWAYS,)
"""The ways of growing that are tried: at least the one that shows most."""
LINES = (
    "{a} hurts {b}; cues {cue}", "{a} comforts {b}", "{b} works through the past; cues {cue}",
    "{a} tells {b}; sets {fact} = open", "{b} plays at ease", "{a} hides {fact} from {c}",
    "{a} vows to find the {aim}; about {aim}", "{c} relies on {fact} = open", "{a} meets {c}", "{c} dies",
    "{a} threatens {b}; shattering", "{b} trusts {a}", "{a} whistles {aim}", "Nobody{aim} threatens {a}",
    "{a} searches for {b}", "{a} lies to {b}; sets {aim} = shut", "{b} plays cured", "{a} enters", "{c} exits",
    "{a} betrays {b}; cues {cue}", "{b} plays happpy", "{a} loves {c}", "{a} confides in {b}; reveals {fact}",
    "{c} returns", "{b} is reminded of {a}", "{c} forgives {a}; cuse {aim}", "{b} is over it",
)  # fmt: skip
CUES = ("rope", "car", "rain", "knife", "song")
ARTICLE = "This article contains spoilers for S01E01.\n\n{a} hurts {b}.\n\n“It was hard,” said Ann Lee.\n"


def named(number: int) -> str:
    """The name of somebody, of letters only."""
    found = ""
    while number or not found:
        number, digit = divmod(number, 20)
        found = "bcdfghjklmnpqrstvwxz"[digit] + "aeio"[digit % 4] + found
    return f"Person {found.capitalize()}"


def _more(way: Way, times: int) -> dict[str, int]:
    return {what: times if what in way.more.split() else 1 for what in ("episodes", "scenes", "people")}


def worded(number: int) -> str:
    """A word that is like no other."""
    return "".join(Random(number).choices("abcdefghijklmnoprstuvwyz", k=9))  # noqa: S311 - a made-up word


FACT = worded(0)
"""What the first episodes are about."""


@cache
def grown(way: Way, times: int) -> Files:
    """The files of a story that tells its part so many times."""
    more = _more(way, times)
    people, episodes = way.people * more["people"], way.episodes * more["episodes"]
    drafts = ("plans/calm.yaml", "plans/bold.yaml")
    return {
        "story.yaml": _declared(way, people),
        **{name: _episode(way, episodes + number, more) for number, name in enumerate(drafts)},
        "s01.yaml": "".join(_episode(way, number, more) for number in range(episodes)),
        **{
            f"press/{n}.txt": ARTICLE.format(a=named(n % people), b=named(n % people + 1)) for n in range(episodes // 2)
        },
    }


def _declared(way: Way, people: int) -> str:
    bond = [n + 1 if (n + 1) % way.people else n + 1 - way.people for n in range(people)]
    cast = "".join(f"  p{n}: {{name: {named(n)}, bonds: {{p{bond[n]}: 0.6}}}}\n" for n in range(people))
    premises = '- {id: lives, always: "alive(p0)"}\n- {id: calm, never: "plays(p1, \'over it\')"}\n'
    return f"title: Growing\nunlikely: key\ncast:\n{cast}facts: {{moon: full}}\npremises:\n{premises}"


def _episode(way: Way, number: int, more: dict[str, int]) -> str:
    head = f"S01E{number + 1:02}:\n  title: Tide {named(number)}\n  scenes:\n"
    return head + "".join(
        row for scene in range(way.scenes * more["scenes"]) for row in _scene(way, number, scene, crowd=more["people"])
    )


def _scene(way: Way, number: int, scene: int, crowd: int) -> Iterator[str]:
    """A scene; the part's own decides what happens in it, and how often the part was told before who is there."""
    times = number // way.episodes + scene // way.scenes
    its = number % way.episodes * way.scenes + scene % way.scenes
    chance = Random(its)  # noqa: S311 - a made-up story, not a secret
    there = [who + way.people * (times % crowd) for who in chance.sample(range(way.people), 3)]
    names = dict(zip("abc", map(named, there), strict=True))
    lines = [LINES[(its * 4 + n) % len(LINES)] for n in range(4)]
    yield f"    {scene + 1}:\n      place: quay{its % 4}\n      present: [{', '.join(f'p{who}' for who in there)}]\n"
    yield "      flashback: true\n" if its % 7 == 6 else ""
    yield "      lines:\n"
    fact, aim = (worded(number) for number in (its // 8 * 100 + times, 10_000 + its * 100 + times))
    for line in lines:
        yield f"        - {line.format(**names, fact=fact, aim=aim, cue=chance.choice(CUES))}\n"


class Growth(NamedTuple):
    """How much work it is at n, 2n and 4n."""

    one: int
    two: int
    four: int

    @property
    def times(self) -> float:
        """How many times as much more work the second doubling is as the first, what wavers apart."""
        return (self.four - self.two) / max(self.two - self.one, WAVERS * self.one, 1)


Asked = Callable[[], object]
Named = TypeVar("Named")


def some(table: Iterable[Named]) -> list[Named]:
    """All of a table where tests try harder than usual, else every third: a square in one is seldom alone."""
    return list(table)[:: 1 if LONG else 3]


class Bound(NamedTuple):
    """What grows faster than the story, how many times at most, and why that is so."""

    what: str
    way: str
    times: float
    why: str


def growth(way: str, made: Callable[[Files], Asked]) -> Growth:
    """The work of what is `made` ready for each size; making it ready is not counted."""
    with plain():
        made(grown(WAYS[way], 1))()  # what is worked out once for all
        return Growth(*(lines(made(grown(WAYS[way], times))) for times in TOLD))


def grows_evenly(what: str, way: str, made: Callable[[Files], Asked], bounds: tuple[Bound, ...]) -> None:
    """Hold what is asked to its bound: in proportion, unless another is given with a reason."""
    found = growth(way, made)
    assert found.times <= next((one.times for one in bounds if (one.what, one.way) == (what, way)), ALLOWED), found


def written(folder: Path, files: Files) -> Path:
    """A story and its plans as a folder."""
    home = Path(mkdtemp(dir=folder))
    for name, text in files.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(text, "utf-8")
    return home
