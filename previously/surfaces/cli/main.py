"""The command line: `previously COMMAND`.

Exit codes: 0 clean, 1 findings, 2 usage or unreadable input, 3 our own mistake (with a report to paste),
130 interrupted.
"""

import gc
import logging
import os
import sys
from importlib import import_module
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from previously.core.errors import PreviouslyError, out_of_memory
from previously.core.version import __version__
from previously.surfaces.cli.terminal import Plainly, crashed, finish, say, styled, utf8
from previously.surfaces.cli.usage import sentence

ROOMS = {
    "log": "deeds",
    "draft": "deeds",
    "coverage": "pages",
    "export": "exports",
    "card": "exports",
    "lorebook": "exports",
}
"""The commands that have a folder of their own: what writes into a story, is about its pages, or writes it out."""
COMMANDS = {
    "new": "Create a small working story to start from.",
    "check": "Report what contradicts what happened.",
    "on": "Show somebody's headspace, with its reasons.",
    "knows": "Show who believes what, since when and from whom.",
    "sheet": "Show what is so of somebody, each with its line.",
    "log": "Add lines to a story, in its author's layout.",
    "draft": "Hold proposed lines against their pages; accept or reject them.",
    "coverage": "Show which passages of the manuscripts no line rests on.",
    "brief": "Brief a writer or a model on somebody: what they may know, and how they are.",
    "say": "Show what a sentence is read as, and whom it falls on.",
    "unread": "Show the lines nobody could read, and what each may mean.",
    "rule": "Print a rule’s manual page.",
    "cast": "Show everyone at a point in the story, and who made them so.",
    "scenes": "List the scenes as they are told or as they were lived.",
    "recap": "Tell what happened “Previously on …”.",
    "read": "Show an article, withholding what this reader may not know yet.",
    "compare": "Compare several plans.",
    "serve": "Show a story as pages in a browser.",
    "skill": "Write a skill for coding agents.",
    "mcp": "Serve a story to a model, by the Model Context Protocol.",
    "chart": "Draw an arc, the cast, or who knows a fact.",
    "quotes": "Show who said what in an article.",
    "notice": "Write the spoiler notice an article needs.",
    "survey": "Show many stories at once, a row each.",
    "store": "Keep a story's log in a database.",
    "export": "Write a story as scripts or chapters with its log in notes.",
    "card": "Make a character card of somebody, by what they know.",
    "lorebook": "Make a lorebook of a story, for chat hosts.",
    "import": "Turn another program's file into a story folder.",
    "lab": "Run the model's protocols and print the probes.",
    "completion": "Print the shell completion script.",
}
EXAMPLES = """\b
Examples:
  previously new my-story
  previously check my-story
  previously check my-story --plan plans/draft.yaml
  previously on mara my-story --at S01E02"""

MARK = styled("previously:", fg="red", bold=True)
"""What a sentence about what went wrong begins with."""


class Commands(click.Group):
    """The commands by name; each file is loaded when its command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order one meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        room = ".".join(filter(None, ("commands", ROOMS.get(cmd_name, ""))))
        command: click.Command = import_module(f"previously.surfaces.cli.{room}.{cmd_name}_command").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or offer the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from previously.core.nearest import did_you_mean

            raise click.UsageError(f"there is no command “{args[0]}”{did_you_mean(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with a sentence each, none of them loaded."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="previously")
def cli() -> None:
    """A continuity engine for characters: the log of a story, the minds it makes, and what a draft contradicts."""


def main(arguments: list[str] | None = None) -> None:
    """Run, and leave with the exit code."""
    gc.disable()  # a command ends before its garbage would matter, and collecting it would take a third of its time
    utf8()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's linear algebra is not used; a thread of it takes 30 MB
    logging.basicConfig(level=logging.INFO)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(Plainly("previously: %(message)s"))
    sys.excepthook = crashed
    code = run(sys.argv[1:] if arguments is None else arguments)
    finish()
    gc.freeze()  # nor is what is left of it looked through on the way out
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code. The outermost frame: whatever goes wrong ends here."""
    try:
        result: Any = cli.main(arguments, prog_name="previously", standalone_mode=False)
    except BaseException as error:  # noqa: BLE001 - the outermost frame of a surface
        return _ended(error, arguments)
    return result if isinstance(result, int) else 0


def _ended(error: BaseException, arguments: list[str]) -> int:
    """The exit code of a command that did not return, and a sentence that says why."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, SystemExit):  # click leaves so after completing words, and where the reader of help has gone
        return int(error.code or 0) if "_PREVIOUSLY_COMPLETE" in os.environ else 0
    if isinstance(error, click.Abort | KeyboardInterrupt):
        say("interrupted", err=True)
        return 130
    if isinstance(error, NoArgsIsHelpError):
        say(error.format_message())
        return 2
    if isinstance(error, click.ClickException | PreviouslyError):
        said = sentence(error) if isinstance(error, click.ClickException) else str(error)
        say(f"{MARK} {said}", err=True)
        return 2
    return _broken(error, arguments)


def _broken(error: BaseException, arguments: list[str]) -> int:
    """The exit code of a command that came to no end through nobody's mistake but ours, or the machine's."""
    try:
        if not out_of_memory(error):
            from previously.live.crash import write_report

            say(write_report(error, arguments), err=True)
            return 3
    except MemoryError:
        pass
    error.__traceback__ = error.__cause__ = error.__context__ = None  # lets go of what the command held
    say(f"{MARK} there is not enough memory for this; give it more, or close other programs", err=True)
    return 2
