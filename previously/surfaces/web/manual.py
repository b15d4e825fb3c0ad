"""Our manual's Markdown as markup: HTML in it stays text, and nothing in it loads."""

from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from previously.surfaces.web.highlight import highlighted


def markup(text: str) -> Markup:
    """A text of the manual as markup; its headings stand below the page's own."""
    return Markup(_reader().render(text))  # noqa: S704 - made by a reader that escapes what it reads


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "highlight": _code}).enable("table").disable("image")


def _code(text: str, language: str, _: str) -> str:
    return "\n".join(highlighted(text.removesuffix("\n").split("\n"), f"rule.{language}"))
