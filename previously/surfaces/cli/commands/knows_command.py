"""`previously knows`."""

from collections.abc import Iterable, Iterator

import click
from click.shell_completion import CompletionItem

from previously.canon.knowledge.deeds import Tiding
from previously.canon.knowledge.knowing import Fact, Known, facts_of, is_audience, is_fact
from previously.canon.knowledge.secrets import Secret
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Canon, Moment
from previously.core.english import first_of, joined
from previously.core.errors import BadRequest, PreviouslyError, UnknownName
from previously.core.nearest import did_you_mean
from previously.core.source import Span
from previously.questions.believes import Beliefs, BelievesAnswer, BelievesQuestion, Missing
from previously.questions.fact import FactAnswer, FactQuestion
from previously.questions.phrases import HOWS, since
from previously.questions.question import Answer, dumps
from previously.questions.secrets import SecretsQuestion
from previously.story.story import Story
from previously.surfaces.cli.options import (
    CastName,
    asks,
    at_option,
    by_option,
    format_option,
    offered,
    opened,
    opened_for,
    story_argument,
)
from previously.surfaces.cli.terminal import give, say, styled, wrapped

EPILOG = """\b
Examples:
  previously knows mara                       what she believes, right or wrong
  previously knows mara --by joe              what joe takes her to know
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
        return [*super().shell_complete(ctx, param, incomplete), *offered(((word, "") for word in words), incomplete)]


@click.command("knows", epilog=EPILOG)
@click.argument("asked", metavar="NAME|FACT", type=NameOrFact(), required=False)
@story_argument
@at_option
@by_option
@click.option("--secrets", is_flag=True, help="Who hides what from whom, instead of NAME|FACT.")
@asks(SecretsQuestion, but=["at"])
@format_option
def command(
    asked: str | None, story: str, by: str | None, question: SecretsQuestion, format_: str, *, secrets: bool
) -> int:
    """Show who knows what: everything somebody knows or believes, or everyone's belief about one fact.

    A cast name takes precedence over a fact of the same name; `audience` is whoever follows the story.
    """
    if not (secrets or asked):
        raise BadRequest("knows needs somebody of the cast, “audience” or a fact; or --secrets")
    if secrets and by:
        raise BadRequest(f"--secrets are everybody’s; leave out --by, given “{by}”, or leave out --secrets")
    told = opened_for(_only_story(asked, story) if secrets else story, question)
    moment = told.canon.moment(question.at)
    answer, lines = (
        _secrets(told, question, moment) if secrets else _answer(told, asked or "", (question.at, by), moment)
    )
    if format_ == "json":
        give(dumps(answer))
    else:
        for line in lines:
            say(line)
    return 0


def _only_story(asked: str | None, story: str) -> str:
    """With --secrets, the one argument is the story."""
    if asked and story != ".":
        raise BadRequest(f"--secrets lists everybody’s; leave out “{asked}”, or leave out --secrets")
    return asked or story


def _answer(
    story: Story, asked: str, looked: tuple[str | None, str | None], moment: Moment
) -> tuple[Answer, Iterable[str]]:
    """What somebody knows, or who knows a fact: for programs, and for people. Raises UnknownName."""
    canon, (at, by) = story.canon, looked
    if canon.names.id_of(asked) or is_audience(canon, asked):
        beliefs = BelievesQuestion(name=asked, at=at, by=by).find(story)
        return BelievesAnswer.of(beliefs), of_character(canon, beliefs)
    if not is_fact(canon, asked):
        near = did_you_mean(asked, (*canon.lexicon.names.phrases, *facts_of(canon), AUDIENCE))
        raise UnknownName(f"“{asked}” is nobody in “{canon.title}”, and no fact that a line sets{near}")
    found = FactQuestion(fact=asked, at=at, by=by).find(story)
    return FactAnswer.of(found), of_fact(canon, found, moment, canon.who(by).id if by else "")


def _secrets(story: Story, question: SecretsQuestion, moment: Moment) -> tuple[Answer, Iterable[str]]:
    return question.answer(story), of_secrets(story.canon, question.find(story), moment)


SHOWN = 12
"""How many of those who do not know are named."""
MOST = 40
"""How many deeds are listed."""


def of_fact(canon: Canon, found: Fact, moment: Moment, by: str) -> Iterator[str]:
    """What is so of a fact, who believes it, who believes otherwise, who does not know; the dead believe nothing."""
    yield _title(f"{found.fact} after {found.at}{_as_seen(canon, by)}")
    yield ""
    yield _row(_so(found))
    people = [one for one in found.believes if one.who != AUDIENCE]
    yield from _section("Who knows", [_believes(canon, one) for one in people if one.true])
    told = {one.who for one in people}
    yield from _section("Who has known from the start", _insiders(canon, found, told))
    yield from _section("Who believes otherwise", [_believes(canon, one) for one in people if not one.true])
    yield from _section("Who does not know", _without(canon, told | canon.masks.insiders(found.fact), moment))
    if by:
        return
    seen = next((one for one in found.believes if one.who == AUDIENCE), None)
    yield from _section("The audience", [_seen(seen) if seen else "has not been told"])


def of_character(canon: Canon, found: Beliefs) -> Iterator[str]:
    """What somebody knows, what they believe wrongly, and what there is that they do not know of."""
    who, moment = found.who, found.moment
    death = canon.dead_at(who, moment.key)
    dead = f" (dead {since(death.event.scene.at)})" if death else ""
    yield _title(f"What {_name(canon, who)} knows after {moment.at}{dead}{_as_seen(canon, found.by)}")
    if not (found.known or found.deeds):
        yield ""
        yield _row("no fact that the log sets, yet")
    yield from _section("", [_held(canon, one, moment) for one in found.known if one.true])
    yield from _section("Deeds", _latest([_deed(canon, one) for one in found.deeds if one.true and one.sure]))
    wrong = [_held(canon, one, moment) for one in found.known if not one.true]
    yield from _section("Believed wrongly", [*wrong, *(_deed(canon, one) for one in found.deeds if not one.true)])
    yield from _section(
        "May have heard", _latest([_deed(canon, one) for one in found.deeds if one.true and not one.sure])
    )
    yield from _section("So, and not known", _missing(canon, found.missing) if found.missing else [])


def _missing(canon: Canon, missing: Missing) -> list[str]:
    deeds = _latest([f"“{_said(deed.text)}” {_dim(canon.where(deed.span))}" for deed in missing.deeds])
    return [*([", ".join(missing.facts)] if missing.facts else []), *deeds]


def _as_seen(canon: Canon, by: str) -> str:
    return f", as {_name(canon, by)} sees it" if by else ""


def _latest(rows: list[str]) -> list[str]:
    """The last of them; how many more there are is said first."""
    return [f"{len(rows) - MOST:,} earlier", *rows[-MOST:]] if len(rows) > MOST else rows


def _deed(canon: Canon, one: Tiding) -> str:
    """`Sam is dead: “Joe kills Sam”, told by Mara since S01E02.1 [s01.yaml:9]`."""
    dead = f"{_name(canon, one.dead)} is dead: " if one.dead else ""
    wrong = "" if one.true else f"; {_name(canon, one.dead)} lives" if one.dead else "; it was otherwise"
    return f"{dead}“{_said(one.text)}”, {_how(canon, one)}{wrong}"


def _said(line: str) -> str:
    """A line without its details."""
    return line.partition(";")[0].strip()


def of_secrets(canon: Canon, found: tuple[Secret, ...], moment: Moment) -> Iterator[str]:
    """Who hides what from whom."""
    yield _title(f"Secrets after {moment.at}")
    yield ""
    for one in found:
        names = joined([_name(canon, who) for who in one.kept_from])
        whom = names if one.named else f"everybody who does not know it: {_few(names, canon, one)}"
        head = f"{_name(canon, one.by)} hides {one.fact} from {whom}"
        yield _row(f"{head}{';' if not one.named else ','} {since(one.since)} {_dim(canon.where(one.event.span))}")
    if not found:
        yield _row("nobody hides anything")


def _so(found: Fact) -> str:
    if found.value is None:
        return "no line says what is so"
    return f"is {found.value} {_dim(found.line)}" if found.line else f"is {found.value}, from the start"


def _believes(canon: Canon, one: Known) -> str:
    """`Luke Cage believes Jessica, told by Jessica Jones since S01E06.2 [s01.yaml:180]`."""
    return f"{_name(canon, one.who)} believes {_thought(one.value)}, {_how(canon, one)}"


def _thought(value: str) -> str:
    return {"true": "it", "false": "that it is not so"}.get(value, value)


def _held(canon: Canon, one: Known, moment: Moment) -> str:
    """`reva-killer is Jessica, told by Jessica Jones since S01E06.2 [s01.yaml:180]`; what is so beside what is not."""
    value = canon.knowledge.value(one.fact, moment.key)
    really = "" if one.true else "; no line says what is so" if value is None else f"; what is so is {value}"
    return f"{one.fact} is {one.value}, {_how(canon, one)}{really}"


def _how(canon: Canon, one: Known | Tiding) -> str:
    source = ""
    if one.told_by:
        source = f" {'by' if one.how in {'told', 'lied to'} else 'from'} {_name(canon, one.told_by)}"
    return f"{HOWS[one.how]}{source} {since(one.since)} {_dim(one.line)}"


def _seen(seen: Known) -> str:
    wrong = "" if seen.true else "; that is not, or no longer, so"
    return f"believes {_thought(seen.value)}, told {since(seen.since)} {_dim(seen.line)}{wrong}"


def _without(canon: Canon, knowing: set[str], moment: Moment) -> list[str]:
    """The living who have never heard of it."""
    names = [c.name for who, c in canon.cast.items() if who not in knowing and not canon.dead_at(who, moment.key)]
    return [first_of(names, SHOWN)] if names else []


def _few(names: str, canon: Canon, one: Secret) -> str:
    if len(one.kept_from) <= SHOWN:
        return names
    return first_of([_name(canon, who) for who in one.kept_from], SHOWN)


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    lines = list(rows)
    if lines:
        yield ""
        if title:
            yield _title(title)
        yield from map(_row, lines)


def _insiders(canon: Canon, found: Fact, told: set[str]) -> list[str]:
    """Who has never had to learn who somebody is."""
    names = [canon.cast[who].name for who in sorted(canon.masks.insiders(found.fact) - told)]
    return [joined(names)] if names else []


def _name(canon: Canon, who: str) -> str:
    return canon.people[who].name if who in canon.people else "the audience" if who == AUDIENCE else who


def _row(text: str) -> str:
    return wrapped(text, first="  ", rest="    ")


def _title(text: str) -> str:
    return wrapped(styled(text, bold=True))


def _dim(line: Span | None) -> str:
    return styled(f"[{line}]", dim=True)
