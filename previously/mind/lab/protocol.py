"""Lab protocols as written; whatever doesn't fit raises a BadRequest that names the row."""

import math
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec

from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean
from previously.mind.appraisal.occ import Party, Situation
from previously.mind.kernel.emotions import OCC, sensitivities
from previously.mind.kernel.experiences import Context, Cue
from previously.mind.kernel.params import Params, with_overrides
from previously.mind.kernel.replay import Person

MOST_EVENTS = 100_000  # in one arm
MOST_BLOWS = 10_000  # harms and joys in one arm, counting repetitions
MOST_READINGS = 100_000  # in one arm

Count = Annotated[int, msgspec.Meta(ge=1, le=MOST_EVENTS)]
Share = Annotated[float, msgspec.Meta(ge=-1.0, le=1.0)]
Feelings = dict[str, float] | list[tuple[str, float]]


class Happening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event of an arm."""

    t: float
    kind: str
    cues: list[str | tuple[str, float]] = []
    ctx: str | list[str] = "home"
    mag: float = 1.0
    n: Count = 1
    source: str | None = None
    target: str | None = None
    name: str | None = None
    emotions: Feelings = []
    deceit: bool = False
    attach: bool = False
    note: str = ""


class Probe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to read, when, with which cues, and where."""

    id: str
    t: float | list[float]
    read: str
    wound: str | None = None
    cues: list[str | tuple[str, float]] = []
    ctx: str | list[str] = "home"
    m: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] | None = None
    shielded: bool = True
    note: str = ""


class Factors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A temperament, from which reactivity and delight follow in place of those given."""

    E: Share = 0.0
    S: Share = 0.0


class Arm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One simulated life of a protocol, and what to read from it."""

    events: list[Happening]
    probes: list[Probe]
    params: dict[str, float] = {}
    reactivity: Annotated[float, msgspec.Meta(gt=0.0, le=100.0)] = 1.0
    delight: Annotated[float, msgspec.Meta(gt=0.0, le=100.0)] = 1.0
    big5: Factors | None = None
    mood: tuple[Share, Share, Share] = (0.0, 0.0, 0.0)
    note: str = ""


class Protocol(msgspec.Struct, frozen=True):
    """Arms, and the expected comparisons between them."""

    name: str
    arms: dict[str, Arm]
    expect: list[str] = []


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A situation to appraise, in the benchmark's terms; the last three fields are only annotations."""

    congruence: Share = 0.0
    utility: Share = 0.0
    affected: Party = "none"
    relation: Share = 0.0
    event_likelihood: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 1.0
    new_event: bool = True
    cause: Party = "none"
    adherence: Share = 0.0
    attractiveness: Share = 0.0
    n: Any = None
    expect: Any = None
    gamygdala_js: Any = None

    def situation(self) -> Situation:
        """The same in the terms of `occ`."""
        return Situation(
            congruence=self.congruence,
            utility=self.utility,
            affected=self.affected,
            relation=self.relation,
            likelihood=self.event_likelihood,
            new=self.new_event,
            cause=self.cause,
            praise=self.adherence,
            appeal=self.attractiveness,
        )


class Appraisal(msgspec.Struct, frozen=True):
    """A case, by name."""

    name: str
    appraise: Case


Row = Protocol | Appraisal
READS = (
    "express", "warm", "E", "F", "P", "damage", "distress", "vulnerability", "void", "grief", "hurt", "lift",
    "pos", "neg", "amb", "mood0", "mood1", "mood2",
)  # fmt: skip
OF_A_TRACE = ("express", "warm", "E", "F", "P")
READS_OF: dict[str, Literal["emotion", "person"]] = {
    "emo": "emotion",
    "felt": "emotion",
    "trust": "person",
    "share": "person",
}


def rows(given: Any) -> list[Row]:
    """All rows of a decoded protocol file."""
    if not isinstance(given, list):
        raise BadRequest(f"a protocol file is a list of protocols; this one is {_brief(given)}")
    return [_row(number, one) for number, one in enumerate(given, 1)]


def context(given: str | list[str]) -> Context:
    """A context from a name, or from a list of features."""
    return frozenset([given] if isinstance(given, str) else given)


def emotion(name: str) -> str:
    """An emotion's name as the model writes it."""
    return name.replace("-", "_").replace(" ", "_")


def feelings(given: Feelings) -> list[tuple[str, float]]:
    """Pairs of emotion and intensity."""
    pairs = given.items() if isinstance(given, dict) else given
    return [(emotion(name), x) for name, x in pairs]


def times(probe: Probe) -> list[float]:
    """The days a probe reads."""
    return probe.t if isinstance(probe.t, list) else [probe.t]


def blows(arm: Arm) -> int:
    """The number of harms and joys in an arm, counting repetitions."""
    return sum(event.n for event in arm.events if event.kind in ("harm", "joy", "savour"))


def params(arm: Arm) -> Params:
    """An arm's model constants."""
    return with_overrides(arm.params)


def person(arm: Arm) -> Person:
    """Whose life an arm is."""
    reactivity, delight = arm.reactivity, arm.delight
    if arm.big5 is not None:
        reactivity, delight = sensitivities(extraversion=arm.big5.E, stability=arm.big5.S)
    return Person(reactivity, delight, arm.mood, params=params(arm))


def _brief(given: Any) -> str:
    text = repr(given)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _row(number: int, given: Any) -> Row:
    if not isinstance(given, dict):
        raise BadRequest(f"row {number} of the protocols is {_brief(given)}; it must be an object with a name")
    title = given.get("name")
    place = f"row {number} of the protocols ({_brief(title)})"
    try:
        row = msgspec.convert(given, Appraisal) if "appraise" in given else msgspec.convert(given, Protocol)
        if isinstance(row, Protocol):
            _check(row)
    except (msgspec.ValidationError, RecursionError) as wrong:
        raise BadRequest(f"{place} cannot be read: {wrong}") from None
    except BadRequest as wrong:
        raise BadRequest(f"{place}: {wrong}") from None
    return row


def _check(row: Protocol) -> None:
    for name, arm in row.arms.items():
        for fault in _faults(arm):
            raise BadRequest(f"arm {_brief(name)}: {fault}")


def _faults(arm: Arm) -> Iterator[str]:
    with_overrides(arm.params)
    if len(arm.events) > MOST_EVENTS or sum(len(times(probe)) for probe in arm.probes) > MOST_READINGS:
        yield f"at most {MOST_EVENTS} events and {MOST_READINGS} readings fit in an arm"
    if blows(arm) > MOST_BLOWS:
        yield f"at most {MOST_BLOWS} harms and joys fit in an arm, counting repetitions"
    for name in ("reactivity", "delight"):
        if not math.isfinite(getattr(arm, name)):
            yield f"{name} is {getattr(arm, name)!r}; it must be finite"
    for number, event in enumerate(arm.events, 1):
        for fault in _faults_of_event(event):
            yield f"event {number} {fault}"
    for probe in arm.probes:
        for fault in _faults_of_probe(probe):
            yield f"probe {_brief(probe.id)} {fault}"


def _faults_of_event(event: Happening) -> Iterator[str]:
    felt = feelings(event.emotions)
    if not all(math.isfinite(x) for x in (event.t, event.mag, *_values(event.cues), *(x for _, x in felt))):
        yield "holds a number that is not finite"
    low, high = {"act": (-1.0, 1.0), "harm": (0.0, math.inf), "joy": (0.0, math.inf), "feel": (0.0, math.inf)}.get(
        event.kind, (0.0, 1.0)
    )
    if not low <= event.mag <= high:
        yield f"of kind {_brief(event.kind)} has mag {event.mag!r}; it must be {low:g} to {high:g}"
    if event.kind == "act" and event.source is None:
        yield "is an act but names no source"
    for name, _ in felt:
        if name not in OCC:
            yield f"names an unknown emotion {_brief(name)}{did_you_mean(name, OCC)}"


def _faults_of_probe(probe: Probe) -> Iterator[str]:
    if not all(math.isfinite(x) for x in (*times(probe), *_values(probe.cues), probe.m or 0.0)):
        yield "holds a number that is not finite"
    kind, _, of = probe.read.partition(":")
    if READS_OF.get(kind) == "emotion" and of:
        if emotion(of) not in OCC:
            yield f"reads an unknown emotion {_brief(of)}{did_you_mean(emotion(of), OCC)}"
    elif probe.read not in READS and not (kind in READS_OF and of):
        known = (*READS, *(f"{kind}:NAME" for kind in READS_OF))
        yield f"reads {_brief(probe.read)}; it can read {', '.join(known)}"
    if probe.read in OF_A_TRACE and not probe.wound:
        yield f"reads {probe.read} but names no wound or joy"


def _values(cues: list[str | tuple[str, float]]) -> Iterator[float]:
    return (cue[1] for cue in cues if isinstance(cue, tuple))


def cues(given: list[str | tuple[str, float]]) -> list[Cue]:
    """Cues as the model takes them."""
    return list(given)
