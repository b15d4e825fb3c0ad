"""What distress each of many cues would bring beside those met: only wounds that know it are looked at again."""

from collections.abc import Iterable, Sequence

from previously.mind.kernel.layout import HEAD, TRACE_INTS, WOUNDS, Tables, Work
from previously.mind.kernel.params import Params
from previously.mind.kernel.reading import open_share
from previously.mind.kernel.traces import match, shown, summed, whole, width


def distress_with(s: Work, c: Tables, p: Params, met: Sequence[int], more: Iterable[int]) -> dict[int, float]:
    """The distress with each of `more` cues, where `met` are measured: to the bit as if all of it were measured anew.

    A cue of a dimension is like others, so that every wound may know one like it.
    """
    wounds, length, left = range(s.held[WOUNDS]), width(s, p), open_share(s, p)
    levels = [summed(s.level[w], p) for w in wounds]
    knowing: dict[int, list[int]] = {}
    for w in wounds:
        j = s.trace_ids[w * TRACE_INTS + HEAD]
        while j >= 0:
            knowing.setdefault(s.cue[j], []).append(w)
            j = s.cue_next[j]
    found = {}
    for cue in more:
        cues, here = [*met, cue], levels.copy()
        for w in wounds if c.dimension[cue] >= 0 else knowing.get(cue, ()):
            here[w] = summed(shown(s, p, w, match(s, c, p, w, cues, 0, len(cues), length)) * left, p)
        found[cue] = whole(sum(here), p)
    return found
