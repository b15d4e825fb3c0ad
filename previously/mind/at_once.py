"""Many headspaces read in one pass, where that is quicker than one by one."""

from collections.abc import Sequence

from previously.mind.answers import STEPS, answers_of
from previously.mind.headspace import Headspace
from previously.mind.kernel import fast


def read_at_once(spaces: Sequence[Headspace]) -> None:
    """Read headspaces of one story, and the cues that would hit each hardest."""
    spaces = [space for space in spaces if not space.given.about]
    known = [space.known_cues() for space in spaces]
    if not fast.pays(fast.WALK, STEPS * sum(1 + len(cues) for cues in known)):
        return
    asked = [
        [space.question, *(space.question.with_cue(cue) for cue in cues)]
        for space, cues in zip(spaces, known, strict=True)
    ]
    lives = [space.mind.life for space in spaces]
    given = answers_of(list(zip(lives, asked, strict=True)), compiled=True)
    for space, cues, (answer, *by_cue) in zip(spaces, known, given, strict=True):
        space.take(answer, {cue: one.distress for cue, one in zip(cues, by_cue, strict=True)})
