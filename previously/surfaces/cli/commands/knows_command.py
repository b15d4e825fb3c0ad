"""`previously knows`."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from previously.canon.knowledge.knowing import facts_of, is_audience, is_fact
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Moment
from previously.core.errors import BadRequest, PreviouslyError, UnknownName
from previously.core.nearest import did_you_mean
from previously.questions.believes import BelievesAnswer, BelievesQuestion
from previously.questions.fact import FactAnswer, FactQuestion
from previously.questions.question import Answer, dumps
from previously.questions.secrets import SecretsQuestion
from previously.story.story import Story
from previously.surfaces.cli.options import CastName, asks, at_option, format_option, opened, opened_for, story_argument
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text import knows as text

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
@asks(SecretsQuestion, but=["at"])
@format_option
def command(asked: str | None, story: str, question: SecretsQuestion, format_: str, *, secrets: bool) -> int:
    """Show who believes what: everything somebody believes, or everyone's belief about one fact.

    A cast name takes precedence over a fact of the same name; `audience` is whoever follows the story.
    """
    if not (secrets or asked):
        raise BadRequest("knows needs somebody of the cast, “audience” or a fact; or --secrets")
    told = opened_for(_only_story(asked, story) if secrets else story, question)
    moment = told.canon.moment(question.at)
    answer, lines = _secrets(told, question, moment) if secrets else _answer(told, asked or "", question.at, moment)
    if format_ == "json":
        say(dumps(answer))
    else:
        for line in lines:
            say(line)
    return 0


def _only_story(asked: str | None, story: str) -> str:
    """With --secrets, the one argument is the story."""
    if asked and story != ".":
        raise BadRequest(f"--secrets lists everybody’s; leave out “{asked}”, or leave out --secrets")
    return asked or story


def _answer(story: Story, asked: str, at: str | None, moment: Moment) -> tuple[Answer, Iterable[str]]:
    """What somebody knows, or who knows a fact: for programs, and for people. Raises UnknownName."""
    canon = story.canon
    if canon.lexicon.who(asked) or is_audience(canon, asked):
        beliefs = BelievesQuestion(name=asked, at=at).find(story)
        return BelievesAnswer.of(beliefs), text.of_character(canon, beliefs.who, beliefs.known, moment)
    if not is_fact(canon, asked):
        near = did_you_mean(asked, (*canon.lexicon.names.phrases, *facts_of(canon), AUDIENCE))
        raise UnknownName(f"“{asked}” is nobody in “{canon.title}”, and no fact that a line sets{near}")
    found = FactQuestion(fact=asked, at=at).find(story)
    return FactAnswer.of(found), text.of_fact(canon, found, moment)


def _secrets(story: Story, question: SecretsQuestion, moment: Moment) -> tuple[Answer, Iterable[str]]:
    return question.answer(story), text.of_secrets(story.canon, question.find(story), moment)
