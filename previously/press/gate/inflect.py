"""English verb forms: the past, the participle and more, from a verb in the third person (`she …`)."""

from functools import cache

IRREGULAR = {
    "becomes": ("became", "become"), "begins": ("began", "begun"), "breaks": ("broke", "broken"),
    "brings": ("brought", "brought"), "comes": ("came", "come"), "does": ("did", "done"), "drinks": ("drank", "drunk"),
    "dreams": ("dreamt", "dreamt"), "enters": ("entered", "entered"), "falls": ("fell", "fallen"),
    "feeds": ("fed", "fed"), "fights": ("fought", "fought"), "finds": ("found", "found"),
    "forgives": ("forgave", "forgiven"), "gets": ("got", "got"), "gives": ("gave", "given"), "goes": ("went", "gone"),
    "hears": ("heard", "heard"), "hides": ("hid", "hidden"), "hits": ("hit", "hit"), "holds": ("held", "held"),
    "hurts": ("hurt", "hurt"), "keeps": ("kept", "kept"), "leaves": ("left", "left"), "lets": ("let", "let"),
    "loses": ("lost", "lost"), "makes": ("made", "made"), "meets": ("met", "met"),
    "overhears": ("overheard", "overheard"),
    "pays": ("paid", "paid"), "runs": ("ran", "run"), "seeks": ("sought", "sought"), "sells": ("sold", "sold"),
    "sets": ("set", "set"), "shoots": ("shot", "shot"), "sits": ("sat", "sat"), "slays": ("slew", "slain"),
    "stands": ("stood", "stood"), "swears": ("swore", "sworn"), "takes": ("took", "taken"), "tells": ("told", "told"),
    "thinks": ("thought", "thought"), "throws": ("threw", "thrown"), "wakes": ("woke", "woken"), "wins": ("won", "won"),
    "withdraws": ("withdrew", "withdrawn"), "is": ("was", "been"), "has": ("had", "had"),
}  # fmt: skip
DOUBLED = {"stabs", "robs", "stops", "kidnaps", "traps", "begs", "plans", "admits", "submits", "commits", "snaps"}
VOWELS = "aeiou"


@cache
def tenses(form: str) -> tuple[str, str, str]:
    """A form such as `kills` or `takes in`, its past and its participle: (kills, killed, killed)."""
    verb, _, rest = form.partition(" ")
    past, participle = IRREGULAR.get(verb) or (_regular(verb), _regular(verb))
    return tuple(" ".join(filter(None, (one, rest))) for one in (verb, past, participle))  # type: ignore[return-value]


def _regular(verb: str) -> str:
    base = base_of(verb)
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if verb in DOUBLED else f"{base}ed"


def base_of(verb: str) -> str:
    """`kill` of `kills`, `carry` of `carries`, `catch` of `catches`."""
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return verb[:-2]
    return verb.removesuffix("s")
