"""Options and arguments that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from previously.core.errors import PreviouslyError
from previously.surfaces.cli.files import text_of

if TYPE_CHECKING:
    from previously.story.story import Story

SEEN = "previously.seen"
"""Where an invocation keeps how far its audience has come."""
Command = TypeVar("Command", bound=Callable[..., Any])


class StoryPath(click.ParamType[str]):
    """A story's folder, or its story.yaml."""

    name = "story"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Folders."""
        del ctx, param
        return [CompletionItem(incomplete, type="dir")]


class CastName(click.ParamType[str]):
    """Somebody of the cast."""

    name = "name"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The ids of the story one stands in."""
        del param
        try:
            story = opened(ctx.params.get("story") or ".", context=ctx)
        except PreviouslyError:
            return []
        return [CompletionItem(who, help=c.name) for who, c in story.canon.cast.items() if who.startswith(incomplete)]


def story_argument(command: Command) -> Command:
    """`[STORY]`: the folder one stands in by default; with it comes `--seen`."""
    return click.argument("story", type=StoryPath(), default=".", required=False)(seen_option(command))


def plan_option(command: Command) -> Command:
    """`--plan F`."""
    return click.option("--plan", "-p", metavar="FILE", help="Lay a draft of the future on top, from plans/.")(command)


def at_option(command: Command) -> Command:
    """`--at POS`."""
    return click.option("--at", metavar="POS", help="After everything told up to and with this position.")(command)


def without_option(command: Command) -> Command:
    """`--without NAME|EVENT`."""
    help_ = "Had there been no such person, or no such event."
    return click.option("--without", metavar="NAME|EVENT", help=help_)(command)


def seen_option(command: Command) -> Command:
    """`--seen POS`; `opened` heeds it, so that no command can forget to."""
    help_ = "Only what an audience has seen: S01E05, S01, none, street=S01,watch=E03, or @FILE that says so."
    return click.option("--seen", metavar="POS", expose_value=False, is_eager=True, callback=_keep_seen, help=help_)(
        command
    )


def _keep_seen(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    del param
    ctx.meta[SEEN] = progress(value) if value is not None else None


def progress(text: str) -> str:
    """What an audience has seen, as given or as a file has it: a line an entry, `#` before remarks."""
    if not text.startswith("@"):
        return text
    rows = (row.partition("#")[0].strip() for row in text_of(Path(text[1:])).split("\n"))
    return ",".join(row for row in rows if row) or "none"


def format_option(command: Command) -> Command:
    """`--format text|json`."""
    choice = click.Choice(["text", "json"])
    return click.option(
        "--format", "format_", type=choice, default="text", show_default=True, help="For people or programs."
    )(command)


def seen_of(context: click.Context | None = None) -> str | None:
    """How far the audience of an invocation has come, where it says so."""
    context = context or click.get_current_context(silent=True)
    seen: str | None = context.meta.get(SEEN) if context else None
    return seen


def opened(
    story: str, plan: str | None = None, without: str | None = None, *, context: click.Context | None = None
) -> "Story":
    """The story an invocation is about: all of it, or as far as its audience has come.

    `context`: that of words being completed, which is not the current one.
    """
    from previously.story.story import open_story

    seen = seen_of(context)
    told = open_story(Path(story)) if seen is None else open_seen(Path(story), seen)
    if plan:
        told = told.plan(plan)
    return told.what_if(without=without) if without else told


def open_seen(path: Path, seen: str) -> "Story":
    """The story in a folder as far as an audience has come; of the rest nothing is resolved."""
    from previously.canon.load import loader
    from previously.story.story import Story

    return Story(loader(path).seen(seen))


def words(text: str | None) -> list[str] | None:
    """The parts of `A,B`; None where the option was not given."""
    return None if text is None else [part.strip() for part in text.split(",") if part.strip()]
