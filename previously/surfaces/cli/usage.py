"""What was typed wrongly, in one sentence: the value given, and what would do."""

import click
from click.exceptions import MissingParameter, NoSuchOption

from previously.core.nearest import did_you_mean


def sentence(error: click.ClickException) -> str:
    """A usage error as one sentence."""
    if isinstance(error, NoSuchOption):
        return f"there is no option “{error.option_name}”{_near(error)}"
    if isinstance(error, MissingParameter) and error.param is not None and error.ctx is not None:
        option = f"{error.param.opts[0]} " if isinstance(error.param, click.Option) else ""
        return f"{option}{error.param.make_metavar(error.ctx)} is missing{_help(error)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[0]}: {_bare(error.message)}"
    said = _bare(error.format_message())
    return said if "“" in said else said[:1].lower() + said[1:] + _help(error)


def _bare(message: str) -> str:
    return " ".join(message.split()).removesuffix(".")


def _near(error: NoSuchOption) -> str:
    """The option one may have meant."""
    params = error.ctx.command.params if error.ctx else []
    known = [name for param in params for name in param.opts if name.startswith("--")]
    return did_you_mean(error.option_name, [*known, "--help"]) or _help(error)


def _help(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"; “{context.command_path} --help” shows how" if context else ""
