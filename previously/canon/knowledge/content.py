"""What a line tells: does it carry news of a deed, surely or only maybe?"""

from typing import Literal

from previously.canon.lives import victim
from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.canon.world.kin import kin_of
from previously.core.entries import Entry, Event, Saying
from previously.core.ids import fact as fact_id
from previously.language.lexicon.closed import POSSESSIVES
from previously.language.lexicon.knowing import effects_of_classes
from previously.language.lexicon.lookup import tokens
from previously.language.lexicon.news_words import dead_named, is_vague, speaks_of_death

Weight = Literal[0, 1, 2]
NOTHING: Weight = 0
GATHERED: Weight = 1
"""It may tell of it."""
SURE: Weight = 2
"""It tells of it."""
SMALL = 3
"""Words up to so many letters say nothing of what a deed is about."""
_DEATHS = frozenset({"die", "kill"})
_BODY = frozenset({"body", "corpse", "remains", "bones"})
"""What of somebody's is themselves, dead."""


def carried(canon: Canon, line: Entry, deed: Event) -> Weight:
    """How surely a line tells of a deed that lies before it."""
    if not isinstance(line, Event):
        return GATHERED if _hinted(canon, line, deed) else NOTHING
    about = named_in(canon, line)
    if _tells_of(canon, line, deed, about):
        return SURE
    named = {deed.subject, deed.object, deed.agent} & (about | _named_by_facts(canon, line)) - {""}
    mourned = line.presumes == "dead" and line.object == victim(deed) != ""
    worded = _worded(line, deed) or (victim(deed) and speaks_of_death(line.text))
    meant = any(_may_mean(one, deed) for one in line.says)
    return GATHERED if named or mourned or worded or meant or _unsaid(line) else NOTHING


def _tells_of(canon: Canon, line: Event, deed: Event, about: set[str]) -> bool:
    """Does a line name this deed: itself, by a fact it set, or by who died?"""
    if deed.id in {line.because_of, line.retells} or any(speaks_of(one, deed) for one in line.says):
        return True
    if _facts(line) & {fact for fact, _ in deed.facts}:
        return True
    dead = victim(deed)
    return dead != "" and (dead in about | {*line.bodies} or dead in deaths_named(canon, line.text))


def deaths_named(canon: Canon, text: str) -> set[str]:
    """Whose death a text names: `Sam's death`, `the murder of Sam`, `that Sam was buried on Tuesday`."""
    return {who for name in dead_named(text) for who in canon.lexicon.apart(name)[0]}


def tells_of_a_deed(saying: Saying) -> bool:
    """Does it speak of something as done, whatever it is?"""
    known = saying.sense in _DEATHS or saying.sense in effects_of_classes()
    return known and saying.status in {"reported", "happened"}


def speaks_of(saying: Saying, deed: Event) -> bool:
    """Is it this deed that is spoken of as done? Whoever is said to be killed may only be known to have died."""
    if not tells_of_a_deed(saying):
        return False
    if saying.sense in _DEATHS and deed.verb.dies:
        dead = saying.by if saying.sense == "die" else saying.to
        return victim(deed) in dead and (
            saying.sense == "die" or deed.verb.dies == "subject" or deed.agent in saying.by
        )
    effect = effects_of_classes().get(saying.sense)
    if effect is None:
        return False
    if deed.verb.id in {effect.own, effect.alone}:
        return bool({deed.subject, deed.agent} & {*saying.by}) and (not saying.to or deed.object in {*saying.to, ""})
    return deed.verb.id == effect.suffered and deed.subject in saying.to


def _may_mean(saying: Saying, deed: Event) -> bool:
    """May it be this deed that is spoken of, by somebody whom nobody can tell: `tells Bob that he saved Cy`?"""
    effect = effects_of_classes().get(saying.sense)
    if effect is None or saying.by or not tells_of_a_deed(saying):
        return False
    return deed.verb.id in {effect.own, effect.alone} and deed.object in {*saying.to, ""}


def named_in(canon: Canon, line: Event) -> set[str]:
    """Whom a line is about, without whoever it is said to."""
    texts = [line.object_text, *([line.topic] if line.topic not in canon.cast else [])]
    found = {who for text in texts if text for who in canon.lexicon.apart(text.replace("'s", " "))[0]}
    found |= ({line.topic} & canon.cast.keys()) | kin_called(canon, line)
    return found | ({line.object} if line.object and not _is_told(line) else set())


def kin_called(canon: Canon, line: Event) -> set[str]:
    """Whom a line's object calls the kin of who acts: `finds his sister dead`, and not `finds his sister's ring`."""
    said = [word.replace("’", "'") for word, _, _ in tokens(line.object_text)]
    if not said[1:] or said[0] not in POSSESSIVES:
        return set()
    noun = said[1].removesuffix("'s") if _BODY & {*said[2:3]} else said[1]
    kin = (one for one in kin_of(canon, line.subject) if not one.own and one.noun == noun and one.key < lived(line))
    return {one.other for one in kin}


def _is_told(line: Event) -> bool:
    """Is its object whoever it is said to?"""
    effect = line.verb.effect("object")
    return effect is not None and (effect.learn or effect.believe)


def _facts(line: Event) -> set[str]:
    named = {fact_id(line.object_text)} if line.object_text else set()
    return {fact for fact, _ in line.facts} | named


def _named_by_facts(canon: Canon, line: Event) -> set[str]:
    """Whom the names and values of its facts name: `nils-is-dead`, `thief = Bess`."""
    texts = [text for fact, value in line.facts for text in (fact, value)]
    return {who for text in texts for who in canon.lexicon.apart(text)[0]}


def _unsaid(line: Event) -> bool:
    """Does a line only say that somebody is told, or told everything?"""
    if not _is_told(line) and not _learns(line):
        return False
    said = f"{line.object_text} {line.topic}".strip()
    return (not said and not line.facts and not line.says) or is_vague(said)


def _learns(line: Event) -> bool:
    effect = line.verb.effect("subject")
    return effect is not None and effect.learn


def _worded(line: Event, deed: Event) -> bool:
    """Has it a word of what the deed is about?"""
    said = {word for text in (line.topic, line.object_text) for word, _, _ in tokens(text) if len(word) > SMALL}
    done = {word for text in (deed.object_text, deed.topic, deed.place, *deed.cues) for word, _, _ in tokens(text)}
    return bool(said & done)


def _hinted(canon: Canon, line: Entry, deed: Event) -> bool:
    """Has a line that only is kept a word of the deed: whoever died, or that somebody did?"""
    if victim(deed) and speaks_of_death(line.text):
        return True
    return bool({deed.subject, deed.object} & {*canon.lexicon.apart(line.text.replace("'s", " "))[0]} - {""})
