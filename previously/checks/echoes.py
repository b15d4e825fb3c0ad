"""What of somebody's past an episode comes back to: what her lines in it name, and whether they ease or show it."""

from typing import NamedTuple

from previously.canon.digest import Line
from previously.canon.part import Part
from previously.checks.case import Case, heals
from previously.core.entries import Claim
from previously.language.lexicon.lookup import tokens
from previously.mind.appraisal.signature import words_as_cue

UNSAID = {"he", "she", "it", "they", "him", "her", "them", "what", "that", "this", "everything", "all"}
"""Words by which a line means something it does not name."""


class Echo(NamedTuple):
    """What one character's lines in an episode come back to. `eased`, `shown`: without saying of what."""

    words: frozenset[str]  # cast ids, cues, facts, addresses
    eased: bool
    shown: bool


def echo(case: Case, part: Part, who: str) -> Echo:
    """All that somebody's lines in an episode come back to."""
    lines, aside = part.lines_of(who), case.memo.aside
    found: Echo | None = aside.get(("echo", part.episode, who))
    if found is None:
        words = frozenset(word for line in lines for word in words_of(line, who))
        found = Echo(words, any(eases(line, who) for line in lines), any(shows(line, who) for line in lines))
        aside["echo", part.episode, who] = found
    return found


def words_of(line: Line, who: str) -> frozenset[str]:
    """Everything a line names, as the cues it brings: its parties, its topic, what it is because of, facts, words."""
    if isinstance(line, Claim):
        return frozenset({line.object, words_as_cue(line.topic), line.fact} - {who, ""})
    parties = {line.subject, line.object, *line.companions, line.forced_by, line.blames, line.told_by}
    about = {words_as_cue(line.topic), words_as_cue(line.object_text), line.because_of, line.retells, line.topic}
    facts = {name for name, _ in line.facts}
    return frozenset((parties | about | facts | {*line.met, *line.verb.cues}) - {who, ""})


def eases(line: Line, who: str) -> bool:
    """Does a line work on whatever she carries, without saying what?"""
    if isinstance(line, Claim) or not heals(line, who) or line.met or line.topic:
        return False
    return not line.object_text or any(word in UNSAID for word, _, _ in tokens(line.object_text))


def shows(line: Line, who: str) -> bool:
    """Does a scene play that all is not well with her, without saying about what?"""
    played = isinstance(line, Claim) and line.subject == who and not line.topic and line.state is not None
    return played and isinstance(line, Claim) and line.state is not None and line.state.kind != "well"
