"""What one does to whom something has just been done: after `Bob stabs Cy`, whoever dies is Cy."""

from previously.language.lexicon.wordlists import words

_DYING = "die"
_HURT = "survive scream bleed collapse faint recover crawl limp stagger fall drown vomit black pass beg plead weep sob"
_CAUGHT = "escape flee beg plead surrender confess resist struggle hide submit yield"
_ASKED = "refuse agree obey decline accept comply hesitate balk consent relent deny admit answer"
_RESPONSES = {
    "kill": words(_DYING),
    "hurt": words(f"{_DYING} {_HURT} forgive"),
    "caught": words(f"{_CAUGHT} forgive"),
    "wronged": words("forgive"),
    "asked": words(_ASKED),
    "helped": words("thank"),
    "begged": words("forgive"),
}
"""By what is done to somebody, the verbs of what he does then."""
_KINDS = {
    "kill": "kill", "injure": "hurt", "abuse": "hurt", "punish": "hurt", "accident": "hurt", "capture": "caught",
    "hunt": "caught", "follow": "caught", "threaten": "caught", "betray": "wronged", "cheat": "wronged",
    "deceive": "wronged", "humiliate": "wronged", "steal": "wronged", "abandon": "wronged", "reject": "wronged",
    "accuse": "wronged", "exploit": "wronged", "deprive": "wronged", "ask": "asked", "propose": "asked",
    "rescue": "helped", "protect": "helped", "help": "helped", "tend": "helped", "give": "helped", "free": "helped",
    "apologise": "begged",
}  # fmt: skip


def done_to(sense: str) -> str:
    """What kind of deed a class is for whom it is done to; nothing if he does nothing of his own then."""
    return _KINDS.get(sense, "")


def responses(verbs: tuple[str, ...]) -> tuple[str, ...]:
    """After which kinds of deed somebody does this to whom they were done."""
    return tuple([kind for kind, found in _RESPONSES.items() if not found.isdisjoint(verbs)])
