"""An article kept with a story in its press/ folder, and whom it quotes, for the story's `sources:`."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from previously.core.errors import BadRequest
from previously.core.ids import slug
from previously.formats.writing.place import NOTHING
from previously.formats.writing.write import write_text
from previously.formats.yaml.emit import key, scalar
from previously.press.article.model import Article
from previously.press.quotes.quotes import UNKNOWN, Quote

PRESS = "press"
LEFT_OUT = frozenset({"alt", "tag"})


def keep(folder: Path, file: Path, source: str, article: Article) -> str:
    """Keep an article as `press/NAME.txt`, and give that path. Raises BadRequest where another one has the name."""
    name = f"{PRESS}/{slug(file.stem) or 'article'}.txt"
    path = folder / name
    text = source if file.suffix.lower() in {".txt", ".md", ""} else plain(article)
    if path.is_symlink() or (path.exists() and path.read_text("utf-8", "replace") != text):
        raise BadRequest(f"“{path}” is there already and is another text; give “{file.name}” another name")
    if not path.exists():
        if not path.parent.resolve().is_relative_to(folder.resolve()):
            raise BadRequest(f"“{path.parent}” is a link out of the story’s folder")
        write_text(path, text, NOTHING)
    return name


def plain(article: Article) -> str:
    """An article as plain text: a paragraph a passage, an empty line between."""
    return "\n\n".join(passage.text for passage in article.passages if passage.kind not in LEFT_OUT) + "\n"


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
