"""Premises: what must stay true of a story, tested at each scene's end."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from previously.canon.episodes import Episode
from previously.canon.log import Canon, Moment
from previously.core.entries import Claim, Event, Note, Premise, Scene
from previously.core.errors import BadExpression
from previously.core.ids import SCALES, fact
from previously.core.kept import kept_with_it
from previously.core.nearest import did_you_mean
from previously.mind.circumstances import Circumstances
from previously.mind.expressions import Expression
from previously.mind.headspace import Headspace
from previously.mind.kernel.emotions import EMOTIONS
from previously.mind.minds import Minds
from previously.mind.readout import Moment as Reading

CALLS = {
    "hurt": (1, 1), "lift": (1, 1), "grief": (1, 1),
    "distress": (1, 1), "vulnerability": (1, 2), "void": (1, 1), "ambivalence": (1, 1), "trust": (2, 2), "felt": (2, 2),
    "made_by": (2, 2), "plays": (2, 3), "knows": (2, 2), "fact": (1, 1), "alive": (1, 1), "stakes": (0, 0),
}  # fmt: skip

COSTS = {
    "hurt": 2,
    "lift": 2,
    "grief": 1,
    "distress": 2,
    "felt": 2,
    "ambivalence": 2,
    "vulnerability": 1,
    "void": 1,
    "made_by": 10,
}
"""What looks into a mind, and how much work each wound in it is, in plain questions."""
BARE = ("vulnerability", "void")
"""What rests on no circumstances, where it is asked of somebody alone; in the order in which a mind gives it."""


@lru_cache(maxsize=1 << 8)
def _condition(text: str, names: tuple[str, ...]) -> Expression:
    """A condition that may use some names: after most edits they are the same."""
    return Expression(text, names, CALLS)


class Tested:
    """One premise, read against a story's names."""

    def __init__(self, canon: Canon, premise: Premise) -> None:
        self.canon, self.premise = canon, premise
        facts = (*canon.knowledge.facts(), *(name for name, _ in canon.initial_facts))
        states = canon.lexicon.states.phrases
        self.condition = _condition(premise.condition, (*canon.cast, *facts, *EMOTIONS, *SCALES, *states))
        self.calls = self.condition.arguments(_meaning)
        self._known: dict[tuple[Any, ...], bool] = {}

    def broken(self, minds: Minds, episode: Episode) -> list[tuple[Scene, bool]]:
        """Each scene of an episode from the premise's start on, and whether the premise is broken at its end."""
        ends = self._ends(episode)
        for who in self._bare():
            minds.of(who).look_ahead((end.moment.key, end.moment.day) for end in ends)
        columns = [self._asked(minds, name, arguments, ends) for name, arguments in self.calls]
        answers = zip(*columns, strict=True) if columns else [()] * len(ends)
        return [
            (end.scene, self._holds(given) != self.premise.always) for end, given in zip(ends, answers, strict=True)
        ]

    def _asked(self, minds: Minds, name: str, arguments: tuple[Any, ...], ends: Sequence["_End"]) -> list[Any]:
        """What one call of the condition answers at the end of each scene."""
        if name in BARE and len(arguments) == 1 and (who := self.canon.lexicon.who(str(arguments[0]))):
            mind, number = minds.of(who), BARE.index(name)
            return [mind.bare(end.moment.key, end.moment.day)[number] for end in ends]
        return [getattr(_At(self.canon, minds, end), f"_{name}")(*arguments) for end in ends]

    def look_ahead(self, minds: Minds, episodes: Iterable[Episode]) -> None:
        """Read in one pass over each life what the premise asks of it at the ends of many scenes."""
        if whom := [who for who in self._bare() if not minds.of(who).looked_ahead]:
            moments = [(end.moment.key, end.moment.day) for one in episodes for end in self._ends(one)]
            for who in whom:
                minds.of(who).look_ahead(moments)

    def _ends(self, episode: Episode) -> "list[_End]":
        """The ends of the scenes of an episode at which the premise is tested."""
        if episode.episode[: len(self.premise.series)] != self.premise.series:
            return []
        return [end for end in _ends(episode) if end.scene.told >= self.premise.start]

    def _bare(self) -> list[str]:
        """Whose minds it asks for what rests on no circumstances."""
        asked = (values for name, values in self.calls if name in BARE and len(values) == 1)
        return [who for (named,) in asked if (who := self.canon.lexicon.who(str(named)))]

    def people(self) -> set[str]:
        """Whose minds the condition may look into."""
        named = {str(value) for _, values in self.calls for value in values}
        return {who for word in named if (who := self.canon.lexicon.who(word))}

    def cost(self, minds: Minds) -> int:
        """How much work one test is, in plain questions: what looks into a mind looks at each of its wounds."""
        return sum(1 + COSTS.get(name, 0) * (3 + self._wounds(minds, values)) for name, values in self.calls)

    def _wounds(self, minds: Minds, values: tuple[Any, ...]) -> int:
        who = self.canon.lexicon.who(str(values[0])) if values else None
        return minds.of(who).life.checkpoints[-1].wounds if who else 0

    @property
    def asks_facts(self) -> bool:
        """Does the condition rest on what is so, or on who knows of it?"""
        return any(name in {"fact", "knows"} for name, _ in self.calls)

    def _holds(self, values: tuple[Any, ...]) -> bool:
        """Evaluate the condition by what its calls answer; where that is the same, it is evaluated once."""
        if values not in self._known:
            table = dict(zip(self.calls, values, strict=True))
            functions = {name: partial(_given, table, name) for name in CALLS}
            self._known[values] = bool(self.condition.value(_meaning, functions))
        return self._known[values]


class _End(NamedTuple):
    """The end of a scene: its lines, and the moment behind them."""

    scene: Scene
    entries: list[Event | Claim]
    moment: Moment


@kept_with_it
def _ends(episode: Episode) -> list[_End]:
    """The ends of the scenes of an episode, but of flashbacks and dreams."""
    return [
        _end(scene, [e for e in episode.lines[id(scene)] if not isinstance(e, Note)])
        for scene in episode.scenes
        if not (scene.flashback or scene.vision)
    ]


def _end(scene: Scene, entries: list[Event | Claim]) -> _End:
    day = max((entry.day for entry in entries), default=scene.day)
    return _End(
        scene, entries, Moment(scene.at, scene.told, day, (day, scene.told.episode, scene.told.scene, 1 << 30), scene)
    )


def _given(table: dict[tuple[str, tuple[Any, ...]], Any], name: str, *arguments: Any) -> Any:
    return table[name, arguments]


def _meaning(name: str) -> str | int:
    """A name means itself, but for the scales of what is at stake, which are ranked from 1."""
    return SCALES.index(name) + 1 if name in SCALES else name


class _At:
    """The read-outs a premise may use, at the end of one scene."""

    def __init__(self, canon: Canon, minds: Minds, end: _End) -> None:
        self.canon, self.minds = canon, minds
        self.scene, self.entries, self.moment = end

    def _who(self, name: Any) -> str:
        if name in self.canon.cast:
            return str(name)
        who = self.canon.lexicon.who(str(name))
        if who is None:
            near = self.canon.lexicon.names.spelling.did_you_mean(str(name))
            raise BadExpression(f"nobody here is called “{name}”{near}")
        return who

    def _head(self, name: Any) -> Headspace:
        who = self._who(name)
        last = self.entries[-1] if self.entries else None
        present = (*self.scene.present, *(last.present if last else ()))
        others = tuple(other for other in dict.fromkeys(present) if other != who)
        given = Circumstances(self.scene.place, others, last.met if last else ())
        return Headspace(self.canon, self.minds.of(who), self.moment, given)

    def _hurt(self, who: Any) -> float:
        return self._head(who).hurt

    def _lift(self, who: Any) -> float:
        return self._head(who).lift

    def _grief(self, who: Any) -> float:
        return self._head(who).grief

    def _distress(self, who: Any) -> float:
        return self._head(who).distress

    def _read(self, name: Any) -> Reading:
        """The numbers behind a headspace, for what rests on no circumstances."""
        return self.minds.of(self._who(name)).read(self.moment.key, self.moment.day)

    def _vulnerability(self, who: Any, to: Any = None) -> float:
        if to is None:
            return self._bare(who)[0]
        return self._read(who).vulnerability(only=self._read(who).wounds_of(self._who(to)))

    def _void(self, who: Any) -> float:
        return self._bare(who)[1]

    def _bare(self, who: Any) -> tuple[float, float]:
        return self.minds.of(self._who(who)).bare(self.moment.key, self.moment.day)

    def _ambivalence(self, who: Any) -> float:
        return self._head(who).ambivalence

    def _trust(self, who: Any, other: Any) -> float:
        return self._head(who).bond(self._who(other)).trust

    def _felt(self, who: Any, emotion: Any) -> float:
        if str(emotion) not in EMOTIONS:
            raise BadExpression(f"“{emotion}” is no emotion{did_you_mean(str(emotion), EMOTIONS)}")
        return self._head(who).emotions[str(emotion)]

    def _made_by(self, who: Any, other: Any) -> float:
        return self._head(who).made_by.get(self._who(other), 0.0)

    def _plays(self, who: Any, state: Any, about: Any = None) -> bool:
        known = self.canon.lexicon.state(str(state))
        if known is None:
            raise BadExpression(
                f"“{state}” is not a state{did_you_mean(str(state), self.canon.lexicon.states.phrases)}"
            )
        topic = "" if about is None else self.canon.lexicon.who(str(about)) or str(about)
        subject = self._who(who)
        return any(
            isinstance(entry, Claim)
            and entry.subject == subject
            and entry.state is known
            and topic in {"", entry.topic}
            for entry in self.entries
        )

    def _knows(self, who: Any, name: Any) -> bool:
        return self.canon.knowledge.knows(self._who(who), fact(str(name)), self.moment.key)

    def _fact(self, name: Any) -> str:
        return self.canon.knowledge.value(fact(str(name)), self.moment.key) or ""

    def _alive(self, who: Any) -> bool:
        return self.canon.dead_at(self._who(who), self.moment.key) is None

    def _stakes(self) -> int:
        """The widest stakes of the scene: 0 none given, 1 self … 6 universe."""
        given = [SCALES.index(e.stakes) + 1 for e in self.entries if isinstance(e, Event) and e.stakes]
        return max(given, default=0)
