"""`previously import`."""

from pathlib import Path
from typing import Any

import click

from previously.core.errors import BadRequest
from previously.read.scenelist import convert, is_scene_list
from previously.read.write import write_folder
from previously.surfaces.files import decoded
from previously.surfaces.terminal import say, wrapped
from previously.surfaces.words import count

EPILOG = """\b
Examples:
  previously import episodes.json -o thrones --title "Game of Thrones" --kin kin.json"""


@click.command("import", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="A new folder.")
@click.option("--kin", metavar="FILE", type=click.Path(path_type=Path), help="Who is whose parent or sibling (JSON).")
@click.option("--title", metavar="TEXT", help="The story's title; by default the file's name.")
def command(file: Path, output: Path, kin: Path | None, title: str | None) -> int:
    """Make a story folder of a list of scenes (JSON): episodes, scenes, who is there, who dies by whose hand."""
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
    return 0
