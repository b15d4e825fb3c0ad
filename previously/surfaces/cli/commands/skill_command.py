"""`previously skill`."""

from importlib.resources import files
from pathlib import Path

import click

from previously.surfaces.cli.outputs import cleared, force_option, write_output

PAGES = ("SKILL.md", "references/lines.md", "references/findings.md")
PLACE = ".claude/skills/previously"
EPILOG = """\b
Examples:
  previously skill                       into .claude/skills/previously, where coding agents look
  previously skill docs/agent --force    into a folder of one's own, over an older one"""


@click.command("skill", epilog=EPILOG)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=PLACE, required=False)
@force_option
def command(folder: Path, *, force: bool) -> int:
    """Write a skill for coding agents: when to brief, to check and to log, and what to do with a finding."""
    shipped = files("previously").joinpath("surfaces").joinpath("skill")
    texts = {folder / name: shipped.joinpath(name).read_text("utf-8") for name in PAGES}
    over = {path: cleared(path, force=force, made=text.encode()) for path, text in texts.items()}
    for path, text in texts.items():
        write_output(path, [text], over[path], f"wrote {path}")
    return 0
