"""`previously import`."""

from pathlib import Path
from typing import Any

import click

from previously.core.english import count
from previously.core.errors import BadRequest
from previously.formats.writing.folder import write_folder
from previously.importers.scenelist.convert import convert, is_scene_list
from previously.surfaces.cli.files import card_of, decoded
from previously.surfaces.cli.terminal import say, wrapped

EPILOG = """\b
Examples:
  previously import episodes.json -o thrones --title "Game of Thrones" --kin kin.json
  previously import interview.txt --as press -o .
  previously import mara.json --as card -o mara"""


@click.command("import", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "as_",
    type=click.Choice(["scenes", "press", "card"]),
    default="scenes",
    show_default=True,
    help="A list of scenes, an article about the show, or a character card or lorebook.",
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

    With --as card, a character card (.json or .png) or a lorebook: its people, its facts, and who believes what.
    With --as press, save an article in a story's press/ folder, and print the people it quotes as `sources:` to paste.
    """
    title = title or file.stem.replace("-", " ").replace("_", " ").title()
    if as_ == "press":
        _press(file, output)
    elif as_ == "card":
        _card(file, output, title)
    else:
        _scenes(file, output, kin, title)
    return 0


def _card(file: Path, output: Path, title: str) -> None:
    from previously.importers.cards.convert import convert

    found = convert(card_of(file), title)
    write_folder(output, found.files)
    people = f"{found.people:,} {'person' if found.people == 1 else 'people'}"
    say(wrapped(f"{output}: {people}, {count(found.facts, 'fact')}, {count(found.beliefs, 'belief')}."))
    if found.left:
        entries = "entry is" if found.left == 1 else "entries are"
        say(wrapped(f"  - {found.left:,} {entries} free text, which is no fact, and not taken along", rest="    "))
    for one in found.lost:
        say(wrapped(f"  - not kept, for no line would bring it about: {one}", rest="    "))
    say(f"  previously check {output}")


def _scenes(file: Path, output: Path, kin: Path | None, title: str) -> None:
    data = decoded(file)
    if not is_scene_list(data):
        raise BadRequest(f"“{file}” is no list of scenes; it wants episodes, each with scenes, each with characters")
    relatives: Any = decoded(kin) if kin is not None else None
    imported = convert(data, relatives, title=title)
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
