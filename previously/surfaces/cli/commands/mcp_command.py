"""`previously mcp`."""

from importlib.util import find_spec

import click

from previously.core.errors import BadRequest
from previously.surfaces.cli.options import room_of, story_argument
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.token import VARIABLE, token_of

PORT = 8011
EPILOG = """\b
Examples:
  previously mcp my-story                         for a host that starts it: over standard input and output
  previously mcp my-story --read-only             nothing can be logged
  previously mcp my-story --seen S01E05           for an audience that has come so far
  previously mcp my-story --http                  over HTTP on this machine
Connect an agent:
  claude mcp add previously -- previously mcp /path/to/my-story"""


@click.command("mcp", epilog=EPILOG)
@story_argument
@click.option("--read-only", is_flag=True, help="Offer no tool that writes.")
@click.option("--http", is_flag=True, help="Serve over HTTP at /mcp, on this machine alone.")
@click.option("--port", metavar="N", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port.")
@click.option(
    "--token-file", "file", metavar="F", help=f"A file with the token to ask for; else {VARIABLE}, or made up."
)
@click.option("--no-token", is_flag=True, help="Ask for no token: everyone on this machine can read, and log.")
def command(story: str, port: int, file: str | None, *, read_only: bool, http: bool, no_token: bool) -> int:
    """Serve a story to a model's host, by the Model Context Protocol: tools, resources and prompts."""
    if not _is_there():
        raise BadRequest("this needs another library: pip install 'previously[mcp]'")
    from previously.surfaces.mcp.running import HOST, over_http, over_streams

    room = room_of(story, read_only=read_only)
    if not http:
        over_streams(room)
        return 0
    token = token_of(file, none=no_token)
    say(f"{room.story().title}: http://{HOST}:{port}/mcp")
    say(f"Send Authorization: Bearer {token}" if token else "There is no token: whoever is on this machine can ask.")
    over_http(room, port, token)
    return 0


def _is_there() -> bool:
    """Is the protocol's library there?"""
    try:
        return find_spec("mcp") is not None
    except ValueError:  # taken out of this process
        return False
