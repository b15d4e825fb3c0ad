"""`previously serve`."""

from pathlib import Path

import click

from previously.surfaces.options import seen_of, story_argument
from previously.surfaces.terminal import say


@click.command("serve")
@story_argument
@click.option("--port", default=8010, show_default=True, help="The port to listen on.")
@click.option("--read-only", is_flag=True, help="Let nobody edit.")
def command(story: str, port: int, *, read_only: bool) -> int:
    """Serve a story as pages for one's own browser."""
    import uvicorn

    from previously.surfaces.web.app import create_app
    from previously.surfaces.web.room import Room

    app = create_app(Room(Path(story), seen=seen_of(), read_only=read_only))
    say(f"http://localhost:{port}/")
    uvicorn.run(app, port=port, log_level="warning")
    return 0
