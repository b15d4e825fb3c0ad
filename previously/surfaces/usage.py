"""What was typed wrongly, in one sentence: the value given, and what would do."""

import click
from click.exceptions import MissingParameter, NoSuchOption

from previously.core.nearest import did_you_mean


def sentence(error: click.ClickException) -> str:
    """A usage error as one sentence."""
    if isinstance(error, NoSuchOption):
        return f"there is no option “{error.option_name}”{_near(error)}"
    if isinstance(error, MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        return f"{name} is missing{_help(error)}"
    message = " ".join(error.format_message().split()).removesuffix(".")
    return message[:1].lower() + message[1:] + ("" if "is not one of" in message or "“" in message else _help(error))


def _near(error: NoSuchOption) -> str:
    """The option one may have meant."""
    known = [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []
    return did_you_mean(error.option_name, [*known, "--help"]) or _help(error)


def _help(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"; “{context.command_path} --help” shows how" if context else ""
