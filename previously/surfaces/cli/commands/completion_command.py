"""`previously completion`."""

import click
from click.shell_completion import get_completion_class

from previously.core.errors import BadRequest
from previously.surfaces.cli.terminal import give


@click.command("completion", epilog="""\b\nExamples:\n  eval "$(previously completion bash)\"""")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print what a shell needs to complete commands and names."""
    from previously.surfaces.cli.main import cli

    kind = get_completion_class(shell)
    if kind is None:
        raise BadRequest(f"“{shell}” cannot be completed for")
    give(kind(cli, {}, "previously", "_PREVIOUSLY_COMPLETE").source())
    return 0
