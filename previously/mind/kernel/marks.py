"""What the kernel tells of each row beside the states: enough to say afterwards whose doing everything is."""

from previously.mind.kernel.layout import BORN, FIRST_JOY, MARK_FLOATS, MARK_INTS, TRACE_INTS, Out, Work


def note(out: Out, row: int, what: int, which: int, other: int, a: float, b: float, c: float, d: float) -> None:
    """Leave a mark of a kind that is wanted, where there is room; it is counted either way."""
    if what > out.marked[1]:
        return
    m = out.marked[0]
    out.marked[0] = m + 1
    if (m + 1) * MARK_FLOATS <= len(out.mark):
        out.mark_ids[m * MARK_INTS] = row
        out.mark_ids[m * MARK_INTS + 1] = what
        out.mark_ids[m * MARK_INTS + 2] = which
        out.mark_ids[m * MARK_INTS + 3] = other
        out.mark[m * MARK_FLOATS] = a
        out.mark[m * MARK_FLOATS + 1] = b
        out.mark[m * MARK_FLOATS + 2] = c
        out.mark[m * MARK_FLOATS + 3] = d


def identity(s: Work, w: int) -> int:
    """The number of trace w in marks: even for a wound, odd for a joy; no two that ever were have the same."""
    return 2 * s.trace_ids[w * TRACE_INTS + BORN] + (1 if w >= s.held[FIRST_JOY] else 0)
