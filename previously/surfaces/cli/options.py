"""Options and arguments that several commands share."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from previously.core.errors import PreviouslyError
from previously.questions.question import Argument, At, By, Plan, Question, Seen, Without, arguments, asked, shared
from previously.surfaces.cli.files import LARGEST_ARTICLE, text_of
from previously.surfaces.cli.terminal import cut, visible

if TYPE_CHECKING:
    from previously.live.room import Room
    from previously.story.story import Story

SEEN = "previously.seen"
"""Where an invocation keeps how far its audience has come."""
ALONG = "previously.along"
"""Where an invocation keeps the path that the story is told along."""
NOT_OPTIONS = frozenset({"seen", "file"})
"""Arguments that come with the story's, and with the article's."""
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
        return offered(((who, c.name) for who, c in story.canon.cast.items()), incomplete)


def offered(words: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    """Words that complete what is typed, each with what helps to know it; none that would steer a terminal."""
    found = [(word, help_) for word, help_ in words if word.startswith(incomplete) and word.isprintable()]
    return [CompletionItem(word, help=cut(visible(help_)).replace("\n", " ") or None) for word, help_ in found]


def story_argument(command: Command) -> Command:
    """`[STORY]`: the folder one stands in by default; with it come `--seen` and `--along`."""
    return click.argument("story", type=StoryPath(), default=".", required=False)(told_options(command))


def asks(
    question: type[Question], *, required: Collection[str] = (), but: Collection[str] = ()
) -> Callable[[Callable[..., int]], Any]:
    """The arguments of a question as options, and the question itself for the command.

    `required`: options that must be given; `but`: those that the command adds itself, by the same names. What a
    question cannot do without is a command's own argument, by the same name; an article is given as its file.
    """
    own = arguments(question)
    options = [one for one in own if not one.required and one.name not in {*NOT_OPTIONS, *but}]

    def decorate(command: Callable[..., int]) -> Any:
        @wraps(command)
        def asking(**given: Any) -> int:
            words = _words(own, given)
            rest = {name: value for name, value in given.items() if name not in {one.name for one in own}}
            return command(question=asked(question, words), **rest)

        asking_: Any = asking
        for one in reversed(options):
            asking_ = _option(one, required=one.name in required)(asking_)
        return asking_

    return decorate


def _words(own: Sequence[Argument], given: Mapping[str, Any]) -> dict[str, str | Sequence[str]]:
    """What was typed of a question's arguments, with how far the audience has come."""
    typed = {one: given.get(one.name) for one in own}
    words: dict[str, Any] = {
        one.word: ",".join(value) if one.several and not one.required else value if one.several else str(value)
        for one, value in typed.items()
        if value is not None and value != ()
    }
    names, seen = {one.name for one in own}, seen_of()
    if "article" in names:
        words["article"] = text_of(words["file"], LARGEST_ARTICLE)
    return words | ({"seen": seen} if "seen" in names and seen is not None else {})


def _option(one: Argument, *, required: bool = False) -> Callable[[Command], Command]:
    """An argument as an option."""
    kind: Any = click.Choice(one.choices) if one.choices else CastName() if one.metavar == "NAME" else None
    if one.whole:
        kind = click.IntRange(one.least, one.most)
    known = isinstance(one.default, str | int)
    default: dict[str, Any] = {"default": one.default, "show_default": True} if known else {}
    return click.option(
        *(f"--{one.word}", one.name, *filter(None, [one.short])),
        metavar=one.metavar or None,
        type=kind,
        multiple=one.several,
        required=required,
        help=one.said,
        **default,
    )


def at_option(command: Command) -> Command:
    """`--at POS`."""
    return _option(shared("at", At))(command)


def by_option(command: Command) -> Command:
    """`--by NAME`."""
    return _option(shared("by", By))(command)


def plan_option(command: Command) -> Command:
    """`--plan F`."""
    return _option(shared("plan", Plan))(command)


def without_option(command: Command) -> Command:
    """`--without NAME|EVENT`."""
    return _option(shared("without", Without))(command)


def told_options(command: Command) -> Command:
    """`--seen POS` and `--along PATH`; `opened` and `room_of` heed both, so that no command can forget to."""
    seen = shared("seen", Seen)
    help_ = f"{seen.said.removesuffix('.')}, or @FILE that says so."
    choices = "Tell stories with choices along one of the “paths” of story.yaml."
    along = click.option(
        "--along", metavar="PATH", expose_value=False, is_eager=True, callback=_keep_along, help=choices
    )
    return click.option(
        "--seen", metavar=seen.metavar, expose_value=False, is_eager=True, callback=_keep_seen, help=help_
    )(along(command))


def _keep_along(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    del param
    ctx.meta[ALONG] = value


def along_of(context: click.Context | None = None) -> str | None:
    """The path that an invocation tells the story along, where it says so."""
    context = context or click.get_current_context(silent=True)
    along: str | None = context.meta.get(ALONG) if context else None
    return along


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

    seen, along = seen_of(context), along_of(context)
    told = open_story(Path(story), along) if seen is None else open_seen(Path(story), seen, along)
    if plan:
        told = told.plan(plan)
    return told.what_if(without=without) if without else told


def opened_for(story: str, question: Question) -> "Story":
    """The story as a question looks at it."""
    plan, without = (getattr(question, word, None) for word in ("plan", "without"))
    return opened(story, plan, without)


def open_seen(path: Path, seen: str, along: str | None = None) -> "Story":
    """The story in a folder as far as an audience has come; of the rest nothing is resolved."""
    from previously.canon.load import loader
    from previously.story.story import Story

    return Story(loader(path, along).seen(seen))


def room_of(story: str, *, read_only: bool = False) -> "Room":
    """The room of the story that an invocation is about."""
    from previously.live.room import Room

    return Room(Path(story), seen=seen_of(), along=along_of(), read_only=read_only)
