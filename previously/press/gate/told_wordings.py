"""Every way in which one told event may be said, and no more: its own verb, active and passive, now and past."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from previously.core.entries import Event
from previously.press.gate.inflect import base_of, tenses

ARTICLES = frozenset({"the", "a", "an"})
BE = ("is", "was", "has been", "gets", "got")
WITH_TO = ("forces", "forced", "orders", "ordered", "commands", "commanded", "compels", "compelled")


@lru_cache(maxsize=1 << 14)
def wordings(event: Event) -> frozenset[str]:
    """An event in small letters and without articles, somebody as `@id`."""
    plain = [said for form in _forms(event) for said in chain(_active(event, form), _passive(event, form))]
    found = [*plain, *_death(event)]
    if event.forced_by:
        found += [f"{said} under @{event.forced_by} orders" for said in found]
        found += [said for form in _forms(event) for said in _made(event, form)]
    return frozenset(map(without_articles, found))


def without_articles(said: str) -> str:
    """The words that are no article."""
    return " ".join(word for word in said.split() if word not in ARTICLES)


def _forms(event: Event) -> tuple[str, ...]:
    """The verb as the line has it; of a killing also that it is one. Another form of it may say another thing."""
    said = f" {event.text.partition(';')[0].casefold()} "
    own = [form for form in event.verb.forms if f" {form} " in said]
    general = ["kills"] if event.verb.dies == "object" and not event.verb.seems else []
    return tuple(dict.fromkeys([*sorted(own, key=len)[-1:], *general]))


def _active(event: Event, form: str) -> Iterator[str]:
    now, past, participle = tenses(form)
    for verb in dict.fromkeys((now, past, f"has {participle}")):
        yield f"@{event.subject} {verb} {_target(event)}"


def _passive(event: Event, form: str) -> Iterator[str]:
    if event.object and "name" in event.verb.takes:
        yield from (f"{_target(event)} {be} {tenses(form)[2]} by @{event.subject}" for be in BE)


def _target(event: Event) -> str:
    return f"@{event.object}" if event.object else event.object_text.casefold()


def _death(event: Event) -> Iterator[str]:
    """A death by its name, and by its doer's."""
    if not event.verb.dies or event.verb.seems:
        return
    victim = event.object if event.verb.dies == "object" else event.subject
    yield from (f"@{victim} {verb}" for verb in ("dies", "died", "has died", "is dead", "death"))
    yield from (f"@{victim} death {happens}" for happens in ("happens", "happened"))
    yield f"death of @{victim}"
    if event.verb.dies == "object":
        yield from (f"@{victim} {be} killed" for be in BE)
        for be in ("is", "was"):
            yield from (f"@{victim} killer {be} @{event.subject}", f"@{event.subject} {be} @{victim} killer")
            yield from (f"killer of @{victim} {be} @{event.subject}", f"@{event.subject} {be} killer of @{victim}")


def _made(event: Event, form: str) -> Iterator[str]:
    """`Kilgrave makes Jessica kill Reva`."""
    verb, _, rest = form.partition(" ")
    done = f"@{event.subject} %s{base_of(verb)} {rest} {_target(event)}"
    for make in ("makes", "made"):
        yield f"@{event.forced_by} {make} {done % ''}"
    for make in WITH_TO:
        yield f"@{event.forced_by} {make} {done % 'to '}"
