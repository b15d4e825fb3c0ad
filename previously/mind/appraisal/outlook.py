"""One character's outlook as her life goes on: trust, bonds, purposes, hopes and fears."""

from bisect import bisect_right
from typing import NamedTuple

from previously.canon.reach import Key
from previously.core.entries import Character
from previously.mind.appraisal.trust import STRANGER, Act, Trust, after
from previously.mind.kernel.params import DEFAULT, Params


class Drive(NamedTuple):
    """A purpose or an attachment, as appraisal sees it."""

    weight: float
    live: bool = True
    hunted: bool = False


class Standing(NamedTuple):
    """What she holds of one person, purpose or thing; `hope` is above 0 where she has one, `fear` below."""

    trust: Trust = STRANGER
    bond: Drive | None = None
    purpose: Drive | None = None
    hope: float = 0.0
    fear: float = 0.0


class Step(NamedTuple):
    """One encounter as her outlook went through it.

    `who` are those it looked at, `found` how each stood; `left` how those stand whom it changed; `acts` how somebody
    stands after each act, in order.
    """

    who: tuple[str, ...]
    found: tuple[Standing, ...]
    left: tuple[tuple[str, Standing], ...]
    acts: tuple[tuple[str, Standing], ...]


UNKNOWN = Standing()


class Outlook:
    """The running outlook of one character. Initial bonds give initial trust, (1 + bond) / 2.

    `steps` are the encounters so far, None for one that rests on more than the outlook.
    """

    CLOSE = 0.3
    """The smallest bond that is an attachment. Chosen."""

    LEFT = 0.5
    """How much of an attachment remains to somebody who has left. Chosen."""

    def __init__(self, person: Character, params: Params = DEFAULT) -> None:
        self.params = params
        self.start = {other: Standing(Trust((1.0 + value) / 2.0)) for other, value in person.bonds}
        self.steps: list[Step | None] = []
        self._held = dict(self.start)
        self._log: dict[str, tuple[list[Key], list[Standing]]] = {}
        self._faces: dict[str, tuple[str, ...]] = {}
        self._found: dict[str, Standing] = {}
        self._acts: list[tuple[str, Standing]] = []

    def same(self, other: "Outlook") -> bool:
        """Is it the same stance, all along the way?"""
        return (self.start, self._held, self._log) == (other.start, other._held, other._log)  # noqa: SLF001 - of this class

    def begin(self) -> None:
        """An encounter begins: what it finds and leaves is noted for `step`."""
        self._found.clear()
        self._acts.clear()

    def step(self) -> Step:
        """What the encounter since `begin` found and left."""
        found = self._found
        left = [(who, now) for who, was in found.items() if (now := self._held.get(who, was)) is not was]
        return Step(tuple(found), tuple(found.values()), tuple(left), tuple(self._acts))

    def repeat(self, step: Step, key: Key) -> bool:
        """Go through an encounter as once before; False, and nothing done, where it would find something else."""
        held = self._held
        for who, found in zip(step.who, step.found, strict=True):
            if held.get(who, UNKNOWN) != found:
                return False
        held.update(step.left)
        for who, standing in step.acts:
            self._keep(who, standing, key)
        return True

    def _keep(self, who: str, standing: Standing, key: Key) -> None:
        keys, values = self._log.setdefault(who, ([], []))
        keys.append(key)
        values.append(standing)

    def _of(self, who: str) -> Standing:
        """How somebody stands with her now."""
        now = self._held.get(who, UNKNOWN)
        self._found.setdefault(who, now)
        return now

    def standing(self, other: str, key: Key) -> Standing:
        """How a person stood with her at a lived moment, as their acts left it."""
        keys, values = self._log.get(other, ([], []))
        i = bisect_right(keys, key)
        return values[i - 1] if i else self.start.get(other, UNKNOWN)

    def trust(self, other: str, key: Key | None = None) -> Trust:
        """Trust in a person at a lived moment, or now. A stranger has 0.5."""
        return (self._of(other) if key is None else self.standing(other, key)).trust

    def others(self, key: Key) -> list[str]:
        """Everyone she has dealt with by a lived moment."""
        return list(dict.fromkeys([*self.start, *(who for who, (keys, _) in self._log.items() if keys[0] <= key)]))

    def relation(self, other: str) -> float:
        """Her relation to a person, -1..1: from trust, or from an attachment that outlasts it."""
        held = self._of(other)
        standing = 2.0 * held.trust.level - 1.0
        drive = self._at(other, attach=True) if other in self._faces else held.bond
        return standing if drive is None else max(standing, drive.weight * (1.0 if drive.live else self.LEFT))

    def faces(self, other: str) -> tuple[str, ...]:
        """Everybody whom she has taken a person for, and knows now to be one."""
        return self._faces.get(other, (other,))

    def unmask(self, person: str, mask: str) -> None:
        """Let her know that two are one."""
        self._faces[person] = (*self.faces(person), mask)

    def has_met(self, other: str) -> bool:
        """Has anything been between her and exactly this one: a bond, or an act?"""
        return other in self.start or other in self._log

    def drives_at(self, target: str) -> bool:
        """Has there been a drive toward exactly this target?"""
        standing = self._of(target)
        return standing.bond is not None or standing.purpose is not None

    def _at(self, target: str, *, attach: bool) -> Drive | None:
        """The drive toward somebody, under whichever name it was taken up."""
        found = [self._drive(face, attach=attach) for face in self.faces(target)]
        return max((drive for drive in found if drive), key=_live_then_great, default=None)

    def _drive(self, target: str, *, attach: bool) -> Drive | None:
        standing = self._of(target)
        return standing.bond if attach else standing.purpose

    def act(self, other: str, amount: float, key: Key, *, deceit: bool) -> None:
        """Record that somebody did her good (0..1) or harm (-1..0)."""
        standing = self._of(other)
        trust = after(standing.trust, Act(other, amount, deceit), self.params)
        self._has_acted(other, standing._replace(trust=trust), key)

    def _has_acted(self, other: str, now: Standing, key: Key) -> None:
        """Somebody stands otherwise by what they did; that can be asked for at every moment from then on."""
        self._held[other] = now
        self._keep(other, now, key)
        self._acts.append((other, now))

    def engage(self, target: str, weight: float, *, attach: bool) -> None:
        """Take up a drive; taking it up again can only make it matter more."""
        drive = self._drive(target, attach=attach)
        if drive is not None and drive.live:
            self._set_drive(target, attach, drive._replace(weight=max(drive.weight, weight)))
        else:
            self._set_drive(target, attach, Drive(weight))

    def _set_drive(self, target: str, attach: bool, drive: Drive) -> None:
        standing = self._of(target)
        self._held[target] = standing._replace(bond=drive) if attach else standing._replace(purpose=drive)

    def follow(self, kind: str, target: str, weight: float, *, attach: bool, hunted: bool) -> None:
        """Follow what becomes of a drive: `engage`, `lost`, `achieved` (which is over as well), `regained`."""
        if kind == "engage":
            self.engage(target, weight, attach=attach)
            drive = self._drive(target, attach=attach)
            if hunted and drive is not None:
                self._set_drive(target, attach, drive._replace(hunted=True))
            return
        for both in (True, False):
            drive = self._drive(target, attach=both)
            if drive is not None:
                self._set_drive(target, both, drive._replace(live=kind == "regained"))

    def has(self, target: str, *, live: bool) -> bool:
        """Is there a drive toward this target that is live (or lost)?"""
        drives = (self._drive(face, attach=attach) for face in self.faces(target) for attach in (True, False))
        return any(drive is not None and drive.live == live for drive in drives)

    def purpose(self, target: str) -> float:
        """How much a live purpose about this target matters; 0 if there is none."""
        drive = self._at(target, attach=False)
        return drive.weight if drive is not None and drive.live else 0.0

    def hunted(self, target: str) -> bool:
        """Is the purpose about this target a hunt?"""
        found = (self._drive(face, attach=False) for face in self.faces(target))
        return any(drive is not None and drive.hunted for drive in found)

    def expect(self, about: str, want: float) -> None:
        """Hope for (want > 0) or fear (want < 0) something from a person, or about a goal."""
        if about and want:
            self._expect(about, want, hoped=want > 0.0)

    def _expect(self, about: str, want: float, *, hoped: bool) -> None:
        standing = self._of(about)
        self._held[about] = standing._replace(hope=want) if hoped else standing._replace(fear=want)

    def settle(self, about: str, *, hoped: bool, comes: bool) -> tuple[float, bool] | None:
        """Settle a hope or fear: its desirability, and whether it came true; None if there was none."""
        faces = self.faces(about)
        want = max((self._of(face).hope if hoped else self._of(face).fear for face in faces), key=abs)
        for face in faces if want else ():
            self._expect(face, 0.0, hoped=hoped)
        return (want, comes) if want else None


def _live_then_great(drive: Drive) -> tuple[bool, float]:
    return drive.live, drive.weight
