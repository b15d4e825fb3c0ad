"""`previously read`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

import click

from previously.core.errors import BadRequest, UnreadableInput
from previously.press.article.article import article
from previously.press.gate.reader import Reader, alone
from previously.press.gate.reading import Paragraph, read_by
from previously.press.gate.stream import streamed
from previously.questions.question import dumps
from previously.questions.read import ReadAnswer, ReadParagraph
from previously.story.story import reader_of
from previously.surfaces.cli.files import PIPED, lines_of, size_of, text_of
from previously.surfaces.cli.options import opened, seen_of, story_argument
from previously.surfaces.cli.outputs import cleared, force_option, write_output
from previously.surfaces.cli.reading import as_html, as_markdown, as_text
from previously.surfaces.cli.terminal import bare, give, say, visible

LONG = 1 << 20
"""Bytes from which a text is read in pieces."""
FORMATS = ("text", "markdown", "html", "json")
EPILOG = """\b
Examples:
  previously read review.txt --seen S01E01
  previously read review.txt --seen S01 --format html -o review-for-me.html
  curl -s https://example.org/article | previously read - --seen none"""


@click.command("read", epilog=EPILOG)
@click.argument("file", metavar="FILE|-")
@story_argument
@click.option("--rules", is_flag=True, help="Show which rule cleared each sentence.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file.")
@force_option
@click.option("--keep", is_flag=True, help="With -o: keep what is withheld, in closed blocks, in your own file.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="For people or programs."
)
def command(file: str, story: str, output: Path | None, format_: str, *, rules: bool, keep: bool, force: bool) -> int:
    """Show an article (text or HTML), withholding what this reader may not know yet.

    “-” reads standard input. Without a story, the article’s own notices decide.
    """
    seen = seen_of()
    if seen is None:
        raise BadRequest("reading needs how far you have come: --seen S01E05, --seen S01 or --seen none")
    if keep and (output is None or format_ not in {"html", "markdown"}):
        raise BadRequest("--keep is for a file of one’s own: give -o FILE, and --format html or markdown")
    over = cleared(output, force=force, source=file) if output else ""
    reader, title = _reader(story, seen)
    pieces = _written(_paragraphs(file, reader, keep=keep), format_, title, seen, rules=rules)
    if output is None:
        write = say if format_ == "text" else give
        for piece in pieces:
            write(piece)
    else:
        done = f"{output}: the article, for who has seen {seen}."
        written = (visible(bare(piece)) if format_ == "text" else piece for piece in pieces)
        write_output(output, (f"{piece}\n" for piece in written), over, done)
    return 0


def _reader(story: str, seen: str) -> tuple[Reader, str]:
    """Who reads, and the story's title; without a story where one stands, who goes by notices alone."""
    try:
        view = opened(story)
    except UnreadableInput:
        if story != ".":
            raise
        return alone(seen), ""
    return reader_of(view), view.title


def _paragraphs(file: str, reader: Reader, *, keep: bool) -> Iterator[Paragraph]:
    """The article's paragraphs; a long text is read in pieces."""
    if size_of(file) > LONG and not file.casefold().endswith((".html", ".htm", ".xhtml", ".json")):
        return streamed(lambda: lines_of(Path(file)), reader, keep=keep)
    text = text_of(file)
    if len(text) > LONG and file == PIPED:
        return _spooled(text, reader, keep=keep)
    return read_by(reader, article(text), keep=keep)


def _spooled(text: str, reader: Reader, *, keep: bool) -> Iterator[Paragraph]:
    """A long text that was piped in, laid down so that it can be gone over twice."""
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "article.txt"
        kept.write_text(text, "utf-8")
        del text
        yield from streamed(lambda: lines_of(kept), reader, keep=keep)


def _written(paragraphs: Iterable[Paragraph], format_: str, title: str, seen: str, *, rules: bool) -> Iterator[str]:
    if format_ == "json":
        return _json(paragraphs, title, seen)
    if format_ == "html":
        return as_html(paragraphs, f"An article, for who has seen {seen}")
    return as_markdown(paragraphs) if format_ == "markdown" else as_text(paragraphs, rules=rules)


def _json(paragraphs: Iterable[Paragraph], story: str, seen: str) -> Iterator[str]:
    """The answer, a paragraph at a time, so that a long article is never whole in memory."""
    head = dumps(ReadAnswer(story, seen, ())).removesuffix("[]\n}")
    yield f"{head}["
    written = ""
    for paragraph in paragraphs:
        if written:
            yield f"{written},"
        written = indent(dumps(ReadParagraph.of(paragraph)), "    ")
    yield f"{written}\n  ]\n}}"
