"""`previously knows`."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from previously.canon.knowledge.knowing import fact_of, facts_of, is_audience, is_fact, known_to
from previously.canon.knowledge.secrets import secrets as kept
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Moment
from previously.core.errors import BadRequest, PreviouslyError, UnknownName
from previously.core.nearest import did_you_mean
from previously.story.story import Story
from previously.surfaces.cli.options import (
    CastName,
    at_option,
    format_option,
    opened,
    plan_option,
    story_argument,
    without_option,
)
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text import knows as text
from previously.surfaces.data import knows as data
from previously.surfaces.data.dumps import dumps

EPILOG = """\b
Examples:
  previously knows mara                       what she believes, right or wrong
  previously knows boat                       who believes what of a fact
  previously knows audience --at S01E01       what has been told so far
  previously knows --secrets                  who hides what from whom"""


class NameOrFact(CastName):
    """Somebody of the cast, the audience, or a fact."""

    name = "name or fact"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The ids and facts of the story one stands in."""
        try:
            words = (AUDIENCE, *facts_of(opened(ctx.params.get("story") or ".", context=ctx).canon))
        except PreviouslyError:
            return []
        facts = [CompletionItem(word) for word in words if word.startswith(incomplete)]
        return [*super().shell_complete(ctx, param, incomplete), *facts]


@click.command("knows", epilog=EPILOG)
@click.argument("asked", metavar="NAME|FACT", type=NameOrFact(), required=False)
@story_argument
@at_option
@click.option("--secrets", is_flag=True, help="Who hides what from whom, instead of NAME|FACT.")
@without_option
@plan_option
@format_option
def command(
    asked: str | None, story: str, at: str | None, without: str | None, plan: str | None, format_: str, *, secrets: bool
) -> int:
    """Say who believes what: all that somebody does, or what each does of one fact.

    A name of the cast goes before a fact of the same name; `audience` is whoever follows the story.
    """
    if secrets:
        told = opened(_only_story(asked, story), plan, without)
        _print(*_secrets(told, told.canon.moment(at)), format_)
    elif not asked:
        raise BadRequest("knows needs somebody of the cast, “audience” or a fact; or --secrets")
    else:
        told = opened(story, plan, without)
        _print(*_answer(told, asked, told.canon.moment(at)), format_)
    return 0


def _only_story(asked: str | None, story: str) -> str:
    """With --secrets, the one argument is the story."""
    if asked and story != ".":
        raise BadRequest(f"--secrets lists everybody’s; leave out “{asked}”, or leave out --secrets")
    return asked or story


def _answer(story: Story, asked: str, moment: Moment) -> tuple[object, Iterable[str]]:
    """What somebody knows, or who knows a fact: for programs, and for people. Raises UnknownName."""
    canon = story.canon
    who = canon.lexicon.who(asked) or (AUDIENCE if is_audience(canon, asked) else None)
    if who is not None:
        known = known_to(canon, asked, moment)
        return data.character(who, moment.at, known), text.of_character(canon, who, known, moment)
    if not is_fact(canon, asked):
        near = did_you_mean(asked, (*canon.lexicon.names.phrases, *facts_of(canon), AUDIENCE))
        raise UnknownName(f"“{asked}” is nobody in “{canon.title}”, and no fact that a line sets{near}")
    found = fact_of(canon, asked, moment)
    return data.fact(found), text.of_fact(canon, found, moment)


def _secrets(story: Story, moment: Moment) -> tuple[object, Iterable[str]]:
    found = kept(story.canon, moment)
    return data.secrets(moment.at, found), text.of_secrets(story.canon, found, moment)


def _print(value: object, lines: Iterable[str], format_: str) -> None:
    if format_ == "json":
        say(dumps(value))
    else:
        for line in lines:
            say(line)
