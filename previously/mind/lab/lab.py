"""The lab: runs protocols of the model and reports what the probes read."""

from collections.abc import Callable
from functools import partial
from typing import Any

from previously.core.errors import BadExpression
from previously.mind.appraisal import trust
from previously.mind.appraisal.occ import appraise
from previously.mind.kernel.experiences import Builder, Terms
from previously.mind.kernel.replay import Life, live
from previously.mind.lab import protocol
from previously.mind.lab.expect import Value, holds
from previously.mind.lab.protocol import Appraisal, Arm, Probe, Protocol
from previously.mind.readout import Moment, moment
from previously.mind.share import missing

MANY_BLOWS = 1_000  # each harm may make a wound and meets all others: from here on, the compiled kernel pays off


def run(given: Any) -> list[dict[str, Any]]:
    """Run a decoded protocol file: a list of protocols, or of cases to appraise.

    A protocol gives `{name, probes: {arm: {id: value or list}}, passed}`; `passed` is None if nothing is expected.
    A case gives `{name, emotions: {name: intensity}}`. All rows are checked before the first one runs.
    """
    return [_appraisal(row) if isinstance(row, Appraisal) else _protocol(row) for row in protocol.rows(given)]


def _appraisal(row: Appraisal) -> dict[str, Any]:
    return {"name": row.name, "emotions": appraise(row.appraise.situation())}


def _protocol(row: Protocol) -> dict[str, Any]:
    probes = {name: read(arm) for name, arm in row.arms.items()}
    try:
        held = [holds(expectation, probes) for expectation in row.expect]
    except BadExpression as wrong:
        raise BadExpression(f"protocol {row.name!r}: {wrong}") from None
    return {"name": row.name, "probes": probes, "passed": all(held) if held else None}


def read(arm: Arm) -> dict[str, Value]:
    """Run one arm and read its probes, by id."""
    lived = _life(arm)
    found: dict[str, Value] = {}
    for probe in arm.probes:
        values = [_reading(arm, lived, probe, t) for t in protocol.times(probe)]
        found[probe.id] = values if isinstance(probe.t, list) else values[0]
    return found


def _life(arm: Arm) -> Life:
    terms = Terms()
    builder = Builder(terms)
    for event in arm.events:
        builder.add(
            event.t,
            event.kind,
            cues=protocol.cues(event.cues),
            context=protocol.context(event.ctx),
            mag=event.mag if event.kind == "act" else abs(event.mag),
            n=event.n,
            cause=event.source,
            target=event.target,
            label=event.name,
            feelings=protocol.feelings(event.emotions),
            attach=event.attach,
            deceit=event.deceit,
        )
    heavy = protocol.blows(arm) > MANY_BLOWS or None
    return live(terms, builder.table(), protocol.person(arm), compiled=heavy)


def _trust(arm: Arm, who: str, t: float) -> float:
    acts = sorted((event for event in arm.events if event.kind == "act" and event.t <= t), key=lambda event: event.t)
    bonds = trust.replay(
        (trust.Act(event.source or "", event.mag, event.deceit) for event in acts), params=protocol.params(arm)
    )
    return bonds.get(who, trust.STRANGER).level


def _reading(arm: Arm, life: Life, probe: Probe, t: float) -> float:
    kind, _, of = probe.read.partition(":")
    if kind == "trust":
        return _trust(arm, of, t)
    if kind == "share":
        return missing(life, (of,), t)
    now = moment(life, t)
    met, place = protocol.cues(probe.cues), protocol.context(probe.ctx)
    readers: dict[str, Callable[[], float]] = {
        "express": partial(_express, now, probe),
        "warm": partial(_warm, now, probe),
        "E": lambda: sum(_of_trace(now, probe, what) for what in ("strength", "passing")),
        "F": lambda: _of_trace(now, probe, "strength"),
        "P": lambda: _of_trace(now, probe, "peak"),
        "damage": lambda: now.damage,
        "distress": lambda: now.distress(met, place, m=probe.m),
        "vulnerability": now.vulnerability,
        "void": lambda: now.void,
        "grief": lambda: now.grief(met),
        "hurt": lambda: now.hurt(met, place),
        "lift": lambda: now.lift(met, place),
        "pos": lambda: now.feelings(met, place)[0],
        "neg": lambda: now.feelings(met, place)[1],
        "amb": lambda: now.ambivalence(met, place),
        "mood0": lambda: now.mood[0],
        "mood1": lambda: now.mood[1],
        "mood2": lambda: now.mood[2],
        "emo": lambda: now.emotions[protocol.emotion(of)],
        "felt": lambda: now.felt(met, place)[protocol.emotion(of)],
    }
    return readers[kind]()


def _express(now: Moment, probe: Probe) -> float:
    wound = _wound(now, probe)
    if wound is None:
        return 0.0
    met, place = protocol.cues(probe.cues), protocol.context(probe.ctx)
    return now.express(wound, met, place, m=probe.m, shielded=probe.shielded)


def _warm(now: Moment, probe: Probe) -> float:
    joy = next((j for j, joy in enumerate(now.joys) if joy.label == probe.wound), None)
    return 0.0 if joy is None else now.warm(joy, protocol.cues(probe.cues), protocol.context(probe.ctx))


def _of_trace(now: Moment, probe: Probe, what: str) -> float:
    """Of the wound or joy a probe names; 0 if there is no such one yet."""
    wound = next((wound for wound in now.wounds if wound.label == probe.wound), None)
    found = wound or next((joy for joy in now.joys if joy.label == probe.wound), None)
    return 0.0 if found is None else float(getattr(found, what))


def _wound(now: Moment, probe: Probe) -> int | None:
    """The wound a probe names; None (which reads as 0) if there is no such wound yet."""
    return next((w for w, wound in enumerate(now.wounds) if wound.label == probe.wound), None)
