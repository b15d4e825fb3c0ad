"""The `sources:` of story.yaml, for the people whom an article quotes."""

from collections.abc import Iterable, Sequence

from previously.formats.yaml.emit import key, scalar
from previously.importers.scenelist.convert import slug
from previously.press.quotes.quotes import UNKNOWN, Quote


def entries(found: Sequence[Quote], press: str, known: Iterable[str]) -> list[str]:
    """A line of YAML a speaker: an id that none of `known` is, who, role, outlet, occasion, and the article."""
    taken = set(known)
    return [_entry(quotes, press, _id(quotes[0], taken)) for quotes in _by_speaker(found)]


def _by_speaker(found: Sequence[Quote]) -> list[list[Quote]]:
    by: dict[str, list[Quote]] = {}
    for quote in found:
        if quote.speaker != UNKNOWN:
            by.setdefault(quote.speaker, []).append(quote)
    return list(by.values())


def _id(quote: Quote, taken: set[str]) -> str:
    """A free id: the last name, then the whole name, then numbered."""
    whole = slug(quote.speaker)
    choices = [slug(quote.speaker.split()[-1]), whole, *(f"{whole}-{n}" for n in range(2, len(taken) + 3))]
    free = next(choice for choice in choices if choice not in taken)
    taken.add(free)
    return free


def _entry(said: Sequence[Quote], press: str, id_: str) -> str:
    first = said[0]
    outlet = next((quote.outlet for quote in said if quote.outlet), "")
    occasion = next((quote.occasion for quote in said if quote.occasion), "")
    fields = {"who": first.speaker, "role": first.role, "outlet": outlet, "occasion": occasion, "press": press}
    shown = ", ".join(f"{name}: {scalar(value, flow=True)}" for name, value in fields.items() if value)
    return f"  {key(id_)}: {{{shown}}}"
