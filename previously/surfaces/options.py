"""Options and arguments that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from previously.core.errors import PreviouslyError
from previously.surfaces.story import Story, open_story

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
            story = open_story(ctx.params.get("story") or ".")
        except PreviouslyError:
            return []
        return [CompletionItem(who, help=c.name) for who, c in story.canon.cast.items() if who.startswith(incomplete)]


def story_argument(command: Command) -> Command:
    """`[STORY]`: the folder one stands in by default."""
    return click.argument("story", type=StoryPath(), default=".", required=False)(command)


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


def format_option(command: Command) -> Command:
    """`--format text|json`."""
    choice = click.Choice(["text", "json"])
    return click.option(
        "--format", "format_", type=choice, default="text", show_default=True, help="For people or programs."
    )(command)


def opened(story: str, plan: str | None = None, without: str | None = None) -> Story:
    """The story an invocation is about."""
    told = open_story(Path(story))
    if plan:
        told = told.plan(plan)
    return told.what_if(without=without) if without else told


def words(text: str | None) -> list[str] | None:
    """The parts of `A,B`; None where the option was not given."""
    return None if text is None else [part.strip() for part in text.split(",") if part.strip()]
