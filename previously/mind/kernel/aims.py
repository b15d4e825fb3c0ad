"""What becomes of purposes and bonds, and of trust. Part of the kernel."""

from previously.mind.kernel.company import A_STRANGERS, is_there
from previously.mind.kernel.experiences import OF_OLD
from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    BETRAYAL,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    DROPPED,
    ENDED,
    FED,
    HERE,
    IMPORTANCE,
    LIVE,
    LOSS,
    NAME,
    OTHER_FLOATS,
    OTHERS,
    TAKEN_UP,
    TARGET,
    THERE,
    TRUST,
    Out,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.marks import note
from previously.mind.kernel.params import Params


def engage(s: Work, x: Rows, c: Tables, p: Params, row: int, out: Out) -> None:
    """A drive begins, matters more, or is taken up again with what is left of it; it fills part of voids like it."""
    same, mag, bond = -1, x.mag[row], min(x.attach[row], 1)
    for d in range(s.held[DRIVES]):
        at = d * DRIVE_INTS
        if same < 0 and s.drive_ids[at + TARGET] == x.target[row] and s.drive_ids[at + ATTACH] == bond:
            same = d
        elif not s.drive_ids[at + LIVE] and s.drive_ids[at + ATTACH] == bond:
            s.drive[d * DRIVE_FLOATS + BECOME] *= 1.0 - p.refill * mag
    if same >= 0:
        s.drive[same * DRIVE_FLOATS + IMPORTANCE] = max(s.drive[same * DRIVE_FLOATS + IMPORTANCE], mag)
        s.drive_ids[same * DRIVE_INTS + LIVE] = 1
        if x.attach[row] == OF_OLD:
            s.drive[same * DRIVE_FLOATS + BECOME] = max(s.drive[same * DRIVE_FLOATS + BECOME], mag)
        note(out, row, FED, same, -1, 0.0, 0.0, 0.0, 0.0)
        return
    if s.held[DRIVES] >= p.drives:
        drop(s, row, out)
    note(out, row, TAKEN_UP, s.held[DRIVES], -1, 0.0, 0.0, 0.0, 0.0)
    take_up(s, x, c, row)


def take_up(s: Work, x: Rows, c: Tables, row: int) -> None:
    """A new drive."""
    d = s.held[DRIVES]
    s.held[DRIVES] = d + 1
    s.drive[d * DRIVE_FLOATS + IMPORTANCE] = x.mag[row]
    s.drive[d * DRIVE_FLOATS + BECOME] = x.mag[row] if x.attach[row] == OF_OLD else 0.0
    s.drive[d * DRIVE_FLOATS + LOSS] = 0.0
    at = d * DRIVE_INTS
    s.drive_ids[at + TARGET] = x.target[row]
    s.drive_ids[at + NAME] = x.label[row] if x.label[row] != -1 else x.target[row]
    s.drive_ids[at + LIVE] = 1
    s.drive_ids[at + ATTACH] = min(x.attach[row], 1)
    here = s.held[HERE]
    low = c.start[here] if here >= 0 else 0
    high = c.start[here + 1] if here >= 0 else 0
    s.drive_ids[at + THERE] = is_there(c, x.target[row], c.feature, low, high)


def drop(s: Work, row: int, out: Out) -> None:
    """No room: the faintest void is dropped, or else the least live drive, and the gap closed."""
    least, size = 0, s.held[DRIVES]
    for d in range(1, size):
        live, lives = s.drive_ids[d * DRIVE_INTS + LIVE], s.drive_ids[least * DRIVE_INTS + LIVE]
        less = s.drive[d * DRIVE_FLOATS + BECOME] < s.drive[least * DRIVE_FLOATS + BECOME]
        if live < lives or (live == lives and less):
            least = d
    note(out, row, DROPPED, least, -1, 0.0, 0.0, 0.0, 0.0)
    for d in range(least, size - 1):
        for k in range(DRIVE_FLOATS):
            s.drive[d * DRIVE_FLOATS + k] = s.drive[(d + 1) * DRIVE_FLOATS + k]
        for k in range(DRIVE_INTS):
            s.drive_ids[d * DRIVE_INTS + k] = s.drive_ids[(d + 1) * DRIVE_INTS + k]
    s.held[DRIVES] = size - 1


def end(s: Work, p: Params, target: int, reached: float, row: int, out: Out) -> float:
    """Every live drive at a target ends: lost, or (`reached` > 0) achieved. Returns how much was achieved.

    What is achieved leaves less of a void. No wound is touched.
    """
    done = 0.0
    for d in range(s.held[DRIVES]):
        ids, at = d * DRIVE_INTS, d * DRIVE_FLOATS
        if s.drive_ids[ids + LIVE] and s.drive_ids[ids + TARGET] == target:
            s.drive_ids[ids + LIVE] = 0
            note(out, row, ENDED, d, -1, 0.0, 0.0, 0.0, 0.0)
            if reached > 0.0 and not s.drive_ids[ids + ATTACH]:
                done = max(done, reached * s.drive[at + IMPORTANCE])
                s.drive[at + BECOME] *= 1.0 - p.fulfil * reached
            s.drive[at + LOSS] = s.drive[at + BECOME]
    return done


def regain(s: Work, target: int) -> None:
    """Believed gone, and there: every drive at a target is live again."""
    for d in range(s.held[DRIVES]):
        if s.drive_ids[d * DRIVE_INTS + TARGET] == target:
            s.drive_ids[d * DRIVE_INTS + LIVE] = 1


def act(s: Work, p: Params, who: int, mag: float, deceit: int) -> None:
    """Somebody did her good or ill: trust is slow to gain, quick to lose, and a lie caps it for good."""
    o = place_of(s, who) * OTHER_FLOATS
    level, betrayal = s.other[o + TRUST], s.other[o + BETRAYAL]
    if mag >= 0.0:
        s.other[o + TRUST] = level + p.a_plus * mag * max(0.0, (1.0 - p.phi_T * betrayal) - level)
    else:
        if deceit:
            s.other[o + BETRAYAL] = max(betrayal, -mag)
        s.other[o + TRUST] = level * (1.0 - p.a_minus * -mag)


def place_of(s: Work, who: int) -> int:
    """Where somebody is kept among the others; a stranger is put at the end."""
    size = s.held[OTHERS]
    for o in range(size):
        if s.other_ids[o] == who:
            return o
    s.held[OTHERS] = size + 1
    s.other_ids[size] = who
    s.other[size * OTHER_FLOATS + TRUST] = A_STRANGERS
    s.other[size * OTHER_FLOATS + BETRAYAL] = 0.0
    return size
