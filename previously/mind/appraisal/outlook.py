"""One character's outlook as her life goes on: trust, bonds, purposes, hopes and fears."""

from bisect import bisect_right

from previously.canon.reach import Key
from previously.core.entries import Character
from previously.mind.appraisal.trust import STRANGER, Act, Trust, after
from previously.mind.kernel.params import DEFAULT, Params


class Drive:
    """A purpose or an attachment, as appraisal sees it."""

    __slots__ = ("attach", "hunted", "live", "weight")

    def __init__(self, weight: float, *, attach: bool) -> None:
        self.weight, self.attach, self.live, self.hunted = weight, attach, True, False


class Outlook:
    """The running outlook of one character. Initial bonds give initial trust, (1 + bond) / 2."""

    CLOSE = 0.3
    """The smallest bond that is an attachment. Chosen."""

    LEFT = 0.5
    """How much of an attachment remains to somebody who has left. Chosen."""

    def __init__(self, person: Character, params: Params = DEFAULT) -> None:
        self.params = params
        self.start = {other: Trust((1.0 + value) / 2.0) for other, value in person.bonds}
        self._now: dict[str, Trust] = dict(self.start)
        self._log: dict[str, tuple[list[Key], list[Trust]]] = {}
        self._drives: dict[tuple[str, bool], Drive] = {}
        self._expected: dict[tuple[str, bool], float] = {}
        self._faces: dict[str, tuple[str, ...]] = {}

    def same(self, other: "Outlook") -> bool:
        """Is it the same stance, all along the way?"""
        return self._whole() == other._whole()  # noqa: SLF001 - of this class

    def _whole(self) -> tuple[object, ...]:
        drives = {of: (one.weight, one.attach, one.live, one.hunted) for of, one in self._drives.items()}
        return self.start, self._now, self._log, self._expected, drives

    def trust(self, other: str, key: Key | None = None) -> Trust:
        """Trust in a person at a lived moment, or now. A stranger has 0.5."""
        if key is None:
            return self._now.get(other, STRANGER)
        keys, values = self._log.get(other, ([], []))
        i = bisect_right(keys, key)
        return values[i - 1] if i else self.start.get(other, STRANGER)

    def others(self, key: Key) -> list[str]:
        """Everyone she has dealt with by a lived moment."""
        return list(dict.fromkeys([*self.start, *(who for who, (keys, _) in self._log.items() if keys[0] <= key)]))

    def relation(self, other: str) -> float:
        """Her relation to a person, -1..1: from trust, or from an attachment that outlasts it."""
        standing = 2.0 * self._now.get(other, STRANGER).level - 1.0
        drive = self._at(other, attach=True)
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
        return (target, True) in self._drives or (target, False) in self._drives

    def _at(self, target: str, *, attach: bool) -> Drive | None:
        """The drive toward somebody, under whichever name it was taken up."""
        found = (self._drives.get((face, attach)) for face in self.faces(target))
        return max((drive for drive in found if drive), key=lambda drive: (drive.live, drive.weight), default=None)

    def act(self, other: str, amount: float, key: Key, *, deceit: bool) -> None:
        """Record that somebody did her good (0..1) or harm (-1..0)."""
        now = after(self.trust(other), Act(other, amount, deceit), self.params)
        self._now[other] = now
        keys, values = self._log.setdefault(other, ([], []))
        keys.append(key)
        values.append(now)

    def engage(self, target: str, weight: float, *, attach: bool) -> None:
        """Take up a drive; taking it up again can only make it matter more."""
        drive = self._drives.get((target, attach))
        if drive is None or not drive.live:
            self._drives[target, attach] = Drive(weight, attach=attach)
        else:
            drive.weight = max(drive.weight, weight)

    def follow(self, kind: str, target: str, weight: float, *, attach: bool, hunted: bool) -> None:
        """Follow what becomes of a drive."""
        if kind == "engage":
            self.engage(target, weight, attach=attach)
            self._drives[target, attach].hunted |= hunted
        for both in (True, False):
            drive = self._drives.get((target, both))
            if drive is not None and kind != "engage":
                drive.live = kind == "regained"

    def has(self, target: str, *, live: bool) -> bool:
        """Is there a drive toward this target that is live (or lost)?"""
        drives = (self._drives.get((face, attach)) for face in self.faces(target) for attach in (True, False))
        return any(drive is not None and drive.live == live for drive in drives)

    def purpose(self, target: str) -> float:
        """How much a live purpose about this target matters; 0 if there is none."""
        drive = self._at(target, attach=False)
        return drive.weight if drive is not None and drive.live else 0.0

    def hunted(self, target: str) -> bool:
        """Is the purpose about this target a hunt?"""
        found = (self._drives.get((face, False)) for face in self.faces(target))
        return any(drive is not None and drive.hunted for drive in found)

    def expect(self, about: str, want: float) -> None:
        """Hope for (want > 0) or fear (want < 0) something from a person, or about a goal."""
        if about and want:
            self._expected[about, want > 0.0] = want

    def settle(self, about: str, *, hoped: bool, comes: bool) -> tuple[float, bool] | None:
        """Settle a hope or fear: its desirability, and whether it came true; None if there was none."""
        want = max((self._expected.pop((face, hoped), 0.0) for face in self.faces(about)), key=abs)
        return (want, comes) if want else None
