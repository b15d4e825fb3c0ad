"""Who somebody turns out to be: `Heath turns out to be Kayaba`, `Asu learns that Heath is Kayaba`."""

import re
from collections.abc import Iterator

from previously.language.world.against import is_reported
from previously.language.world.mark import Mark, WorldLine

SHOWN, LEARNED, TOLD = "shown", "learned", "told"
"""How it comes out: before everybody there, to whoever acts, to whoever hears it."""
SAME, SAID, BARED = "same", "said-same", "bared"
"""The kinds of marks: two are one; somebody says that they are; whoever is behind a name is seen, and not named."""

_WHO = r"(@\d+)"
_BE = r"(?:is|was|has been|had been|is being)(?: (?:really|in truth|in fact|secretly|actually|none other than))*"
_ONE = r"(?:(?:are|were|is|have been) )(?:all along )?(?:(?:one and )?the same(?: man| woman| person| one)?|one person)"
_END = r"(?! ?'s\b)(?! ?’s\b)(?! (?:and|or) @)(?! -)"
_START = r"(?:^|[.,:—–] (?:and |but |then )?|\band )"
_HIMSELF = "(?:himself|herself|themself|themselves|itself)"
_LEARNS = (
    "(?:finally |at last |suddenly |slowly |then )?"
    "(?:learns|learned|discovers|discovered|realises|realised|realizes|realized|finds out|found out|understands"
    "|understood|works out|worked out|figures out|figured out|deduces|sees|uncovers)"
)
_TELLS = (
    "(?:tells|told|warns|informs|reveals to|revealed to|confesses to|confessed to|admits to|admitted to|shows|writes to"
    "|whispers to|confides in|confides to|explains to|proves to|lets)"
)
_OWN = r"(?P<pronoun>he|she|they|@\d+)"

_BARED = "(?:revealed|unmasked|exposed|recognised|recognized|found out)"
_SHOWN = tuple(
    re.compile(_START + said + _END)
    for said in (
        rf"{_WHO} (?:turns out|turned out|proves|proved) to (?:be|have been) (?:really |none other than )?{_WHO}",
        rf"{_WHO} (?:is|was|stands|gets) (?:finally |at last )?{_BARED} (?:as|to be) {_WHO}",
        rf"(?:it turns out|it turned out|it emerges|it comes out|it is revealed) that {_WHO} {_BE} {_WHO}",
        rf"{_WHO} {_BE} {_WHO} all along",
        rf"{_WHO} (?:is|was) (?:really|in truth|none other than) {_WHO}",
        rf"@\d+ (?:unmasks|exposes|reveals|outs) {_WHO} (?:as|to be) {_WHO}",
        rf"@\d+ reveals that {_WHO} {_BE} {_WHO}",
        rf"{_WHO} (?:reveals|unmasks|exposes) {_HIMSELF} (?:as|to be) {_WHO}",
        rf"{_WHO} (?:reveals|shows) {_HIMSELF} to @\d+ (?:as|to be) {_WHO}",
    )
)
_ONES = (re.compile(rf"{_START}{_WHO} and {_WHO} (?:turn out to be|are revealed to be) (?:one and )?the same"),)
_ONES_TOLD = (re.compile(rf"^@\d+ (?:reveals|confesses|admits) to @\d+ that {_WHO} and {_WHO} {_ONE}"),)
_LEARNED = (
    re.compile(rf"^@\d+ {_LEARNS} (?:from @\d+ )?that {_WHO} {_BE} {_WHO}{_END}"),
    re.compile(rf"^@\d+ {_LEARNS} (?:from @\d+ )?that {_WHO} and {_WHO} {_ONE}"),
    re.compile(rf"^@\d+ (?:finally )?(?:recognises|recognizes|recognised|recognized) {_WHO} as {_WHO}{_END}"),
)
_PAIRS = ((SHOWN, _SHOWN), (SHOWN, _ONES))
_TELLING = re.compile(
    rf"^{_WHO} (?P<verb>{_TELLS}) (?P<hearer>@\d+)(?: and @\d+)?(?: know)? (?:in private |privately )?"
    rf"that {_OWN} {_BE} (?P<other>@\d+){_END}"
)
_OWNING = re.compile(
    rf"^{_WHO} (?P<verb>reveals|admits|confesses) that (?P<pronoun>he|she|they) {_BE} (?P<other>@\d+){_END}"
)
_BARES = (
    (SHOWN, re.compile(rf"^@\d+ (?:unmasks|pulls off the mask of) {_WHO}(?:$| in\b| before\b| at\b| ,)")),
    (SHOWN, re.compile(rf"^{_WHO} is unmasked(?:$| in\b| before\b| at\b| by\b| ,)")),
    (
        SHOWN,
        re.compile(rf"^{_WHO} (?:takes off|removes|drops|lifts) (?:his|her|their|the) (?:mask|hood|disguise|helmet)\b"),
    ),
    (LEARNED, re.compile(rf"^@\d+ {_LEARNS} who {_WHO} (?:really |truly )?(?:is|was)(?: behind the mask)?(?:$| ,)")),
    (LEARNED, re.compile(rf"^@\d+ {_LEARNS} {_WHO} 's (?:true |real |secret )?identity")),
    (TOLD, re.compile(rf"^@\d+ {_TELLS} @\d+ who {_WHO} (?:really |truly )?(?:is|was)(?:$| ,)")),
)
_OF_OWN_ACCORD = ("reveals", "revealed", "confesses", "confessed", "admits", "admitted", "proves", "shows")
_NOT = re.compile(
    r"\b(?:not|never|n't|n’t|if|whether|doubts?|denies|suspects?|wonders?|pretends?|claims?|lies|jokes?)\b"
)


def identities(line: WorldLine) -> Iterator[Mark]:
    """The people a line says to be one: `who` is `other`, `what` is how it comes out."""
    text = line.masked
    if "@" not in text or _NOT.search(text):
        return
    yield from _paired(line, text)
    for pattern in (_TELLING, _OWNING):
        for found in pattern.finditer(text):
            yield from _told(line, found)
    for how, pattern in _BARES:
        for found in pattern.finditer(text):
            yield Mark(BARED, line.who(found[1]), what=how)


def _paired(line: WorldLine, text: str) -> Iterator[Mark]:
    """The pairs that a line says to be one, which nobody tells or needs to be believed in."""
    for how, patterns in (*(() if is_reported(line) else _PAIRS), (LEARNED, _LEARNED), (TOLD, _ONES_TOLD)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                yield from _same(line, how, found[1], found[2])


def _told(line: WorldLine, found: "re.Match[str]") -> Iterator[Mark]:
    """Who says of himself who he is, or lays it open of another, is believed; what else is told is only said."""
    teller, verb = line.who(found[1]), found["verb"].split()[0]
    whom, other = _meant(line, found, teller, verb), line.who(found["other"])
    sure = teller in {whom, other} or verb in _OF_OWN_ACCORD
    yield from _pair(TOLD, whom, other, SAME if sure else SAID)


def _meant(line: WorldLine, found: "re.Match[str]", teller: str, verb: str) -> str:
    """Whom a telling is about: whoever is named; by a pronoun the teller, where it can be nobody else."""
    if found["pronoun"].startswith("@"):
        return line.who(found["pronoun"])
    known, hearer = line.people.pronoun, found.groupdict().get("hearer", "")
    fits = known.get(teller, "") in {found["pronoun"], ""}
    doubt = verb not in _OF_OWN_ACCORD and known.get(line.who(hearer) if hearer else "", "") in {found["pronoun"], ""}
    return teller if fits and not doubt else ""


def _same(line: WorldLine, how: str, one: str, other: str) -> Iterator[Mark]:
    yield from _pair(how, line.who(one), line.who(other), SAME)


def _pair(how: str, who: str, whom: str, kind: str) -> Iterator[Mark]:
    if who and whom and who != whom:
        yield Mark(kind, who, whom, what=how)
