"""The words that say how a clause hangs on another."""

from previously.language.lexicon.closed import SUBORDINATORS
from previously.language.lexicon.patterns import frames
from previously.language.lexicon.wordlists import words

COMMAS = frozenset({",", "-", "–", "—", "(", ")"})
ASKED = words("ask tell remind show inform")
"""Verbs after whose hearer `who` asks, or answers."""
TELLING = ASKED | words("warn assure promise convince persuade teach bet swear notify text write email")
"""Verbs after whose hearer it is said what is so."""
BEFORE_ING = words(
    "after before while when since by without instead despite upon on in through from of for about with at into against"
    " than like"
)
"""What may stand before `doing`."""
FRONTED = SUBORDINATORS | {"if"} | BEFORE_ING
DONE_THEN = words("when once while if unless until although though")
"""What may stand before what is done to somebody: `when caught`."""
SEEING = words("see watch")
HAVING = words("have get want need find order") | SEEING
"""Verbs that take somebody, and what is done to him."""
STATES = words("drunk lost left gone worried stuck tired interested married set done")
STANDING = words("stood stopped passed come gone dropped lived abode sworn swung")
"""What somebody may have done himself before `by`: `stood by him`."""
STRIVING = words("come go rise rally fight claw battle recover climb storm grow work make scrape")
ON_THE_WAY = words("behind back on up through way ranks")
WINNING = words("win triumph beat defeat become clinch lift take overtake claim reach marry rule lead found")
"""What comes of striving: `comes from behind to win`."""
SERVING = words("work leave kill steal go come live head run stand look search")
"""What one does for somebody to an end of one's own."""
CAUSES = words("make let have help see hear watch feel notice bid")
"""Verbs that take somebody, and what he does."""


def speaks_to(verb: str) -> bool:
    """May somebody follow the verb after its `to` or `with`?"""
    return any(one[:2] in {("to", "OBJ"), ("with", "OBJ")} for one in frames(verb))


def takes_that(verb: str) -> bool:
    """May what is said or thought follow the verb, after `that`?"""
    return any(one[-1:] == ("that",) for one in frames(verb))


def gives(verb: str) -> bool:
    """May whom it is for stand right after the verb: `gave Dee a ring`?"""
    return any(one[:2] == ("OBJ", "THING") for one in frames(verb))
