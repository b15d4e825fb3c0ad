"""`previously serve`."""

import gc
import ipaddress
import socket
import webbrowser
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from previously.core.errors import BadRequest
from previously.surfaces.cli.options import room_of, seen_of, story_argument
from previously.surfaces.cli.terminal import say, styled
from previously.surfaces.cli.token import VARIABLE, Keys, made, refuse, token_of

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from previously.live.room import Room
    from previously.live.served import Served
    from previously.surfaces.web.desk import Desk
    from previously.surfaces.web.http.grants import Token
    from previously.surfaces.web.http.names import Name

LIBRARIES = ("starlette", "uvicorn", "jinja2", "markdown_it", "watchfiles")
PORT = 8010
STOPPED = 130
EPILOG = """\b
Examples:
  previously serve                              the story in this folder
  previously serve --open my-story              and open it in the browser
  previously serve --seen S01E05                for an audience that has come so far; nothing else is held
  previously serve --host 0.0.0.0 --read-only   for others on the network, who need the printed address
  previously serve --token-file ~/.harbour      with a token that stays the same at each start
  previously serve --allow-host localhost:9000  also through a forwarded port, such as ssh -L makes
  previously serve --editor vscode              with links that open a line in your editor"""


@click.command("serve", epilog=EPILOG)
@story_argument
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port.")
@click.option("--host", metavar="H", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--allow-host",
    "allowed",
    metavar="NAME[:PORT]",
    multiple=True,
    help="Another name it is reached by; may be repeated.",
)
@click.option("--read-only", is_flag=True, help="Nobody can edit.")
@click.option(
    "--token-file", "file", metavar="F", help=f"A file with the token to ask for; else {VARIABLE}, or made up."
)
@click.option("--no-token", is_flag=True, help="Ask for no token: everyone on this machine can read, and edit.")
@click.option("--token", hidden=True, expose_value=False, callback=refuse, help="Refused, since others can read it.")
@click.option("--tokens", "others", metavar="F", help="A file of tokens for others: authors, characters, audiences.")
@click.option("--deeds", is_flag=True, help="Let programs with an author's token of --tokens log.")
@click.option(
    "--allow-origin",
    "origins",
    metavar="URL",
    multiple=True,
    help="Let pages of that address ask with a token of --tokens; may be repeated.",
)
@click.option("--editor", metavar="E", help="Link each line to an editor: vscode, …, or its address.")
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
def command(
    story: str,
    port: int,
    host: str,
    allowed: tuple[str, ...],
    file: str | None,
    others: str | None,
    origins: tuple[str, ...],
    editor: str | None,
    *,
    deeds: bool,
    read_only: bool,
    no_token: bool,
    open_: bool,
) -> int:
    """Show a story as pages in a browser: only on this machine, unless --host says otherwise.

    Open the address it prints: it has a token, without which nobody is let in. Pages follow the files as they
    are saved. Ctrl-C stops it.
    """
    _needs_web()
    from previously.surfaces.web.http.names import name_of
    from previously.surfaces.web.outside import editor_of

    gc.enable()
    also = [name_of(text) for text in allowed]
    token = token_of(file, none=no_token)
    keys = Keys(token, (made(),) if token and open_ else ())
    grants = _grants(story, others, alone=no_token or seen_of() is not None, deeds=deeds)
    outside = editor_of(editor) if editor else ""
    given = Given(
        Path(story), host, port, seen_of(), read_only, keys, also, outside, grants, deeds, _origins(origins, grants)
    )
    from previously.surfaces.web.processes.start import can_fork

    return _forked(given, open_=open_) if can_fork() else _here(given, open_=open_)


class Given(NamedTuple):
    """What is to be served, where, and to whom."""

    where: Path
    host: str
    port: int
    seen: str | None
    read_only: bool
    keys: Keys
    also: "Sequence[Name]"
    editor: str
    grants: "Sequence[Token]" = ()
    deeds: bool = False
    origins: Sequence[str] = ()

    def room(self) -> "Room":
        """The story."""
        return room_of(str(self.where), read_only=self.read_only)

    def app(self, served: "Served") -> "Starlette":
        """Its application."""
        from previously.surfaces.web.app import app_of

        token, tickets = self.keys
        return app_of(
            served,
            token=token,
            hosts=_hosts(self.host),
            also=self.also,
            tickets=tickets,
            grants=self.grants,
            deeds=self.deeds,
            origins=self.origins,
        )

    def desk(self, room: "Room") -> "Desk":
        """What makes the answers. Raises UnknownPosition where a token's progress is none."""
        for one in self.grants:
            _ = one.seen and room.story().loader.seen(one.seen)
        from previously.surfaces.web.app import calls_of
        from previously.surfaces.web.desk import Desk, csrf_of

        return Desk(room, csrf_of(read_only=room.read_only), self.editor, calls_of(self.grants, deeds=self.deeds))


def _forked(given: Given, *, open_: bool) -> int:
    """Serve from several processes until one interrupts it."""
    from previously.surfaces.web.http.listening import bound
    from previously.surfaces.web.processes.start import Front, keep

    listening = bound(given.host, given.port)
    port = listening.getsockname()[1]
    front = Front(listening, given.app)
    try:
        from previously.surfaces.web.processes.worker import Makers

        room = given.room()
        desk = given.desk(room)
        keep(room, Makers(desk.answer, desk.mistake), front, lambda: _begun(room, given, port, open_=open_))
    except KeyboardInterrupt:
        return STOPPED
    finally:
        front.end()
    return 0


def _here(given: Given, *, open_: bool) -> int:
    """Serve from this process until one interrupts it."""
    from previously.surfaces.web.first import loaded_first
    from previously.surfaces.web.here import Here
    from previously.surfaces.web.http.listening import bound
    from previously.surfaces.web.http.server import Server

    room = given.room()
    app = given.app(Here(room, given.desk(room)))
    app.router.lifespan_context = loaded_first(room, app.router.lifespan_context)
    listening = bound(given.host, given.port)
    gc.freeze()  # what a story keeps is no garbage
    _begun(room, given, listening.getsockname()[1], open_=open_)
    try:
        Server(app).run(sockets=[listening])
    except KeyboardInterrupt:
        return STOPPED
    return 0


def _begun(room: "Room", given: Given, port: int, *, open_: bool) -> None:
    """Say where the story is served, and open it; it may be asked for at once: the port is bound, and waits."""
    token, tickets = given.keys
    say(f"{room.story().title}: {_url(given.host, port, token)}")
    if token is None:
        may = "read this story" if room.read_only else "read and edit this story"
        say(styled(f"There is no token: whoever reaches this address can {may}.", dim=True))
    say(styled("Ctrl-C ends it.", dim=True))
    if open_:
        webbrowser.open(_url(given.host, port, next(iter(tickets), None)))  # others can read what a browser begins with


def _origins(given: Sequence[str], grants: "Sequence[Token]") -> Sequence[str]:
    """The addresses whose pages may ask with a token. Raises BadRequest."""
    from previously.surfaces.web.http.origins import origin_of

    if given and not grants:
        raise BadRequest("pages of other addresses ask with a token for others: name a file of them with --tokens")
    return [origin_of(text) for text in given]


def _grants(story: str, file: str | None, *, alone: bool, deeds: bool) -> "Sequence[Token]":
    """The tokens for others. Raises BadRequest."""
    if file is None:
        if deeds:
            raise BadRequest("deeds need tokens that allow them: name a file of them with --tokens")
        return ()
    if alone:
        raise BadRequest("--tokens are for the author's own story, with a token: leave out --no-token and --seen")
    from previously.formats.files import folder_of, universe_of
    from previously.surfaces.web.http.grants import grants_of

    return grants_of(file, universe_of(folder_of(story))[0])


def _needs_web() -> None:
    """Raises BadRequest where a library is missing."""
    if any(find_spec(name) is None for name in LIBRARIES):
        raise BadRequest("serve needs libraries that are not here: pip install 'previously[web]'")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _hosts(host: str) -> tuple[str, ...]:
    """What the server may be called: names of this machine alone, or also its addresses and its name in the house."""
    from previously.surfaces.web.app import HOSTS
    from previously.surfaces.web.http.names import ANY_ADDRESS

    if _is_loopback(host):
        return (*HOSTS, _bracketed(host))
    name = socket.gethostname().lower()
    return (*HOSTS, _bracketed(host), name, f"{name}.local", ANY_ADDRESS)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host.lower()


def _url(host: str, port: int, token: str | None) -> str:
    """The address to open."""
    everywhere = host in {"0.0.0.0", "::"}  # noqa: S104 - only compared
    name = socket.gethostname() if everywhere else _bracketed(host)
    return f"http://{name}:{port}/" + (f"?token={token}" if token else "")
