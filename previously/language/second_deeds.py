"""A verb of the vocabulary that takes any words may have a second deed among them, or be but part of an idiom."""

import re
from collections.abc import Sequence

import msgspec

from previously.language.lexicon.closed import POSSESSIVES, REFLEXIVES
from previously.language.lexicon.forms import is_form
from previously.language.lexicon.kinds import known_nouns
from previously.language.lexicon.lookup import Lexicon, tokens
from previously.language.lexicon.wordlists import words
from previously.language.lines import LineRead

_JOINING = words("and but then")
_IDIOMS = {
    "exits": words(
        "mad crazy insane berserk blind deaf mute missing bankrupt broke pale white limp numb quiet silent still wild"
        " hungry unpunished free hunting shopping sailing fishing swimming to-sleep"
    ),
    "drinks": REFLEXIVES,
    "loses": words(
        "temper cool patience nerve balance footing way count track sight interest composure concentration grip"
    ),
    "vows": words("at like off"),
}
"""By a verb, the first word after it with which it is another, whosever it is: `goes mad`, `loses her temper`."""
_OF_THE_DEAD = {
    "finds": words(
        "body corpse remains bones skeleton dead hanged murdered strangled drowned lifeless stabbed shot blood throat"
    )
}
"""By a verb, the words by which somebody whom it names is dead: `finds Mabel hanged`."""
_OF_PEOPLE = {"faces": " sits with "}
"""By a verb, what is another with somebody after it: `sits with the smoke` faces it, `sits with Joe` tends him."""
_LOST_WITH = re.compile(r"\blost with (?:the|her|his|their|all)\b")


def is_idiom(line: LineRead, text: str, lexicon: Lexicon) -> bool:
    """Is the verb but part of what is said; and who is `lost with the ship` is drowned, and not at a loss?"""
    if line.kind == "claim":
        return line.state is not None and line.state.id == "lost" and _LOST_WITH.search(text) is not None
    if line.kind != "event" or line.verb is None:
        return False
    if line.object:
        return _OF_PEOPLE.get(line.verb.id, "") in text and line.verb.id in _OF_PEOPLE
    said = [word for word, _, _ in tokens(line.object_text)]
    if not _OF_THE_DEAD.get(line.verb.id, frozenset()).isdisjoint(said):
        return bool(lexicon.apart(line.object_text.replace("’", "'").replace("'s ", " "))[0])
    first = next((word for word in said if word not in POSSESSIVES), "")
    return first in _IDIOMS.get(line.verb.id, ())


def second_deed(text: str, line: LineRead, lexicon: Lexicon) -> int:
    """Where the word stands that joins a second deed to a line's own (`arrives and kisses Dom`); -1 if none does."""
    if line.kind != "event" or not line.object_text or line.verb is None or "rest" not in line.verb.takes:
        return -1
    if not (place := line.words.object) or '"' in text or "“" in text:
        return -1
    said = [one for one in tokens(text.partition(";")[0]) if one[1] >= place[0]]
    for i, (word, start, _) in enumerate(said):
        if word in _JOINING and _acts(said, i + 1, lexicon):
            return start
    return -1


def without_second(line: LineRead, text: str, at: int) -> LineRead:
    """The line's own deed alone."""
    place = line.words.object
    own = text[place[0] : at].strip().rstrip(",") if place else ""
    return msgspec.structs.replace(line, object_text=own)


def _acts(said: Sequence[tuple[str, int, int]], i: int, lexicon: Lexicon) -> bool:
    """Is the word there a verb, and no noun in a list?"""
    while i < len(said) and said[i][0].endswith("ly"):
        i += 1
    if i >= len(said) or not is_form(said[i][0], "3"):
        return False
    last = i + 1 >= len(said)
    return not (last or said[i][0] in known_nouns() or said[i + 1][0] in _JOINING) or (
        last and said[i][0].removesuffix("s") not in known_nouns() and said[i][0] in lexicon.verbs.phrases
    )
