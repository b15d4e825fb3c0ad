"""Every permitted wording of one told event: its own verb, active and passive, present and past."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from previously.canon.lookup.index import ARTICLES, Deed
from previously.core.verbs import Verb
from previously.press.gate.inflect import base_of, tenses

BE = ("is", "was", "has been", "gets", "got")
WITH_TO = ("forces", "forced", "orders", "ordered", "commands", "commanded", "compels", "compelled")


@lru_cache(maxsize=1 << 14)
def wordings(deed: Deed) -> frozenset[str]:
    """A deed's wordings in lower case without articles, people as `@id`."""
    plain = [said for form in _forms(deed) for said in chain(_active(deed, form), _passive(deed, form))]
    found = [*plain, *_death(deed)]
    if deed.forced_by:
        found += [f"{said} under @{deed.forced_by} orders" for said in found]
        found += [said for form in _forms(deed) for said in _made(deed, form)]
    return frozenset(map(without_articles, found))


def without_articles(said: str) -> str:
    """The words without articles."""
    return " ".join(word for word in said.split() if word not in ARTICLES)


def _forms(deed: Deed) -> tuple[str, ...]:
    """The verb as in the line; for a killing, also “kills”. Another form may mean something else."""
    general = ["kills"] if deed.verb.dies == "object" and not deed.verb.seems else []
    return tuple(dict.fromkeys([*filter(None, [deed.form]), *general]))


def _active(deed: Deed, form: str) -> Iterator[str]:
    now, past, participle = tenses(form)
    for verb in dict.fromkeys((now, past, f"has {participle}")):
        yield f"@{deed.subject} {verb} {deed.target}"


def _passive(deed: Deed, form: str) -> Iterator[str]:
    if deed.object and "name" in deed.verb.takes:
        yield from (f"{deed.target} {be} {tenses(form)[2]} by @{deed.subject}" for be in BE)


def _death(deed: Deed) -> Iterator[str]:
    """A death as such, and by its doer."""
    if not deed.verb.dies or deed.verb.seems:
        return
    victim = deed.object if deed.verb.dies == "object" else deed.subject
    yield from (f"@{victim} {verb}" for verb in ("dies", "died", "has died", "is dead", "death"))
    yield from (f"@{victim} death {happens}" for happens in ("happens", "happened"))
    yield f"death of @{victim}"
    if deed.verb.dies == "object":
        yield from (f"@{victim} {be} killed" for be in BE)
        for be in ("is", "was"):
            yield from (f"@{victim} killer {be} @{deed.subject}", f"@{deed.subject} {be} @{victim} killer")
            yield from (f"killer of @{victim} {be} @{deed.subject}", f"@{deed.subject} {be} killer of @{victim}")


DEATHS = frozenset({"dies", "died", "dead", "death", "killed", "killer"})
"""Every wording of a death as such has one of these words."""


@cache
def said_by(verb: Verb) -> frozenset[str]:
    """Words of which each wording of a verb's deeds has at least one."""
    forms = [*verb.forms, "kills"] if verb.dies == "object" else verb.forms
    first = [(form.partition(" ")[0], tenses(form)) for form in forms]
    found = {word for one, said in first for word in (base_of(one), *(form.partition(" ")[0] for form in said))}
    return frozenset(found | DEATHS) if verb.dies and not verb.seems else frozenset(found)


def _made(deed: Deed, form: str) -> Iterator[str]:
    """`Kilgrave makes Jessica kill Reva`."""
    verb, _, rest = form.partition(" ")
    done = f"@{deed.subject} %s{base_of(verb)} {rest} {deed.target}"
    for make in ("makes", "made"):
        yield f"@{deed.forced_by} {make} {done % ''}"
    for make in WITH_TO:
        yield f"@{deed.forced_by} {make} {done % 'to '}"
