"""`previously import`."""

from pathlib import Path
from typing import Any

import click

from previously.core.english import count
from previously.core.errors import BadRequest
from previously.formats.writing.folder import write_folder
from previously.importers.scenelist.convert import convert, is_scene_list
from previously.surfaces.cli.files import decoded
from previously.surfaces.cli.terminal import say, wrapped

EPILOG = """\b
Examples:
  previously import episodes.json -o thrones --title "Game of Thrones" --kin kin.json
  previously import interview.txt --as press -o ."""


@click.command("import", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "as_",
    type=click.Choice(["scenes", "press"]),
    default="scenes",
    show_default=True,
    help="A list of scenes, or an article about the show.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="A new folder; with --as press, the story’s.",
)
@click.option("--kin", metavar="FILE", type=click.Path(path_type=Path), help="Who is whose parent or sibling (JSON).")
@click.option("--title", metavar="TEXT", help="The story's title; by default the file's name.")
def command(file: Path, as_: str, output: Path, kin: Path | None, title: str | None) -> int:
    """Turn a list of scenes (JSON: episodes, scenes, who is there, who kills whom) into a story folder.

    With --as press, save an article in a story's press/ folder, and print the people it quotes as `sources:` to paste.
    """
    if as_ == "press":
        _press(file, output)
    else:
        _scenes(file, output, kin, title)
    return 0


def _scenes(file: Path, output: Path, kin: Path | None, title: str | None) -> None:
    data = decoded(file)
    if not is_scene_list(data):
        raise BadRequest(f"“{file}” is no list of scenes; it wants episodes, each with scenes, each with characters")
    relatives: Any = decoded(kin) if kin is not None else None
    imported = convert(data, relatives, title=title or file.stem.replace("-", " ").replace("_", " ").title())
    write_folder(output, imported.files)
    counts = [count(number, name.removesuffix("s")) for name, number in imported.counts.items()]
    say(wrapped(f"{output}: {', '.join(counts)}."))
    for remark in imported.remarks:
        say(wrapped(remark, first="  - ", rest="    "))
    say(f"  previously check {output}")


def _press(file: Path, output: Path) -> None:
    """Keep an article, and print the sources it gives; story.yaml is left as it is."""
    from previously.press.article.article import article
    from previously.press.quotes.quotes import quotes
    from previously.story.story import open_story
    from previously.surfaces.cli.files import text_of
    from previously.surfaces.cli.press import entries, keep

    known = [source.id for source in open_story(output).canon.sources]
    source = text_of(str(file))
    read = article(source)
    folder = output.parent if output.name == "story.yaml" else output
    name = keep(folder, file, source, read)
    lines = entries(quotes(read), name, known)
    say(wrapped(f"{folder / name}: {count(len(lines), 'source')}{'.' if not lines else '; for story.yaml:'}"))
    for line in ["sources:", *lines] if lines else []:
        say(line)
