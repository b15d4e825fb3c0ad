"""The style sheet, scripts and pictures of the pages: named with the hash of what they hold, and kept by browsers."""

import hashlib
import mimetypes
from functools import cache
from pathlib import Path
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from previously.surfaces.pictures import theme as style
from previously.surfaces.web.http.caching import marked

FOLDER = Path(__file__).parent / "static"
PICTURES = "pictures.css"
SHEET = "site.css"
KEPT = "public, max-age=31536000, immutable"


class Asset(NamedTuple):
    """A file as it is sent."""

    content: bytes
    kind: str
    mark: str


@cache
def assets() -> dict[str, Asset]:
    """Every file there is, by name; no path is ever made of what a URL says."""
    found = {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*")) if path.is_file()}
    return {name: _read(path) for name, path in (found | {PICTURES: style.SHEET}).items()}


def asset(name: str) -> str:
    """The URL of a file: `/static/site.css?v=…`."""
    return f"/static/{name}?v={assets()[name].mark}"


def sheets() -> list[str]:
    """The URLs of the style sheets every page has, where there are any."""
    return [asset(name) for name in (PICTURES, SHEET) if name in assets()]


def static(request: Request) -> Response:
    """Send a file."""
    found = assets().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    kept = KEPT if request.query_params.get("v") == found.mark else "no-cache"
    return marked(request, Response(found.content, media_type=found.kind, headers={"cache-control": kept}))


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(content, kind, hashlib.sha256(content).hexdigest()[:16])
