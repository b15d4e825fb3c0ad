"""An article kept with a story, in its press/ folder."""

from pathlib import Path

from previously.core.errors import BadRequest
from previously.formats.write import write_text
from previously.importers.scenelist.convert import slug
from previously.press.article.model import Article

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
        write_text(path, text)
    return name


def plain(article: Article) -> str:
    """An article as plain text: a paragraph a passage, an empty line between."""
    return "\n\n".join(passage.text for passage in article.passages if passage.kind not in LEFT_OUT) + "\n"
