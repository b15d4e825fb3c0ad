"""When the words around a name say that somebody is only spoken of, thought of, or away."""

from collections.abc import Container

from previously.language.action.sentences import OF, ActionSentence
from previously.language.lexicon.wordlists import words

_NEVER = words(
    "about like without than no name names named called if unless whether though versus vs regarding except despite"
)
_SPOKEN_OF = words(
    "misses miss remembers imagines mentions expects awaits phones texts emails telephones dials recalls mourns "
    "becomes impersonates plays resembles portrays seeks hears hear googles buries signs called calls reads "
    "reading says saying"
)
_BODY = words(
    "eye eyes face hand hands head arm arms lips mouth finger fingers leg legs foot feet knee knees shoulder "
    "shoulders back chest hair cheek cheeks gaze smile expression breath tears lap wrist neck throat fist fists "
    "jaw brow ears ear attention emotions demeanor mind heart reaction pov side grip stare grin nose forehead"
)
"""What is somebody's and is only where they are."""
_OF = _BODY | words(
    "front ahead top both each all sight glimpse hold out inside outside view shot care end opposite east west "
    "north south left right because"
)
"""Before `of Joe`, and he is there."""
_FOR = words("heads lunges reaches goes opens holds pours makes comes dives aims steps waves runs")
"""Before `for Joe`, and he is there; for whom else something is done, may be away."""
_APART = {
    "to": words(
        "write writes writing written address addressed letter dedicated belong belongs belonging pray prays text "
        "texts email note message married related according refers postcard son daughter wife husband father mother"
    ),
    "from": words("letter note message call text email gift package word news voicemail card postcard present"),
    "with": words("phone line call facetime skype zoom"),
    "by": words("written painted signed directed sung composed owned built book song"),
    "as": words("dressed disguised known same acts acting poses posing credited dress"),
}
"""Words some places before a preposition, after which nobody is there for being named."""
_REACH = 4
_HELD_TRUE = words(
    "realizes realises thinks believes knows wonders remembers hopes wishes imagines dreams fears suspects learns "
    "regrets pretends explains assumes prays doubts dream memory vision hallucination ghost"
)
ANEW = words("as while when where then but")
"""After these somebody else does something."""
_IS = words(
    "on in at the a an not just still already out up down there here by about with under behind too never also so "
    "outside inside alone first only"
)
"""After these `'s` is short for “is”."""
_THINGS = words(
    "wedding morning evening building living dining clothing painting drawing meeting ring wing king string thing"
)
"""No verbs, for all that they end like one."""
_GONE = words("gone nowhere missing absent vanished dead away")
_PAST = words("had was were used would will might should could")
_NOT = words("isn't aren't wasn't")
_HOME = words("here there home around anywhere in")
_LONG_AGO = words("ago yesterday tomorrow formerly")
_OFF = words("o.s o.s. o.c v.o v.o. off-screen offscreen off-camera")
_USUALLY = words("lives works sleeps sat stood died lived worked")


def is_apart(sentence: ActionSentence, start: int) -> bool:
    """Do the words before a name say that nobody is there for it?"""
    before = sentence.word(start - 1)
    if before in {"the", "old", "young", "poor"}:
        start, before = start - 1, sentence.word(start - 2)
    if before in _NEVER or before in _SPOKEN_OF:
        return True
    if before == "of":
        return sentence.word(start - 2) not in _OF
    if before == "for":
        return not _near(sentence, start - 1, _FOR)
    if before.endswith("ed") and sentence.word(start - 2) in {"who", "that", "which"}:
        return True
    return _near(sentence, start - 1, _APART.get(before, frozenset()))


def _near(sentence: ActionSentence, at: int, known: Container[str]) -> bool:
    """Is one of these among the few words before a place?"""
    return any(sentence.word(i) in known for i in range(max(0, at - _REACH), at))


def owns(sentence: ActionSentence, start: int, end: int) -> bool:
    """Is only what is theirs named, and no part of them?"""
    if sentence.word(end) != OF:
        return False
    rest = [sentence.word(i) for i in range(end + 1, end + 4)]
    if not rest[0] or rest[0] in _IS or (rest[0].endswith("ing") and rest[0] not in _THINGS):
        return False
    return "voice" in rest or not _BODY.intersection(rest[:2]) or sentence.word(start - 1) in {"has", "have"}


def is_away(sentence: ActionSentence, start: int, end: int) -> bool:
    """Is it said that they are not there, or what they did some time ago, or usually do?"""
    after = [sentence.word(i) for i in range(end, end + 4)]
    if after[0] in _PAST or after[0] in _OFF or after == ["on", "the", "other", "end"]:
        return True
    if after[0] in {"is", OF, "has"} and (_GONE.intersection(after[1:3]) or after[1:3] == ["not", "here"]):
        return True
    if after[0] in _NOT and _HOME.intersection(after[1:3]):
        return True
    if sentence.word(start - 1) == "where" and after[0] in _USUALLY:
        return True
    return any(word in _LONG_AGO for word, _, _ in sentence.words)


def is_thought(sentence: ActionSentence, start: int) -> bool:
    """Is it what somebody knows, dreams or thinks, and not what happens?"""
    for i in range(start - 1, -1, -1):
        if sentence.word(i) in ANEW:
            return False
        if sentence.word(i) in _HELD_TRUE:
            return True
    return False
