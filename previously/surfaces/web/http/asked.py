"""What is sent with a request, read within bounds of size and time."""

import asyncio
import codecs
from urllib.parse import parse_qsl

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from previously.surfaces.web.http.errors import is_api

LARGEST = 1 << 20
"""Bytes of what is sent."""
LARGEST_SAVE = 10 << 20
"""Bytes of a save: the longest file that can be edited, as a form writes it, and half as much again."""
PATIENCE = 20.0
"""Seconds."""
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


async def form_of(request: Request, largest: int = LARGEST) -> dict[str, str]:
    """The fields of a form, or, under `/api`, of a JSON object; none where nothing is sent."""
    if request.method != "POST":
        return {}
    wanted = JSON if is_api(request) else FORM
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != wanted:
        raise HTTPException(415, f"send it as {wanted}")
    body = await _body(request, largest)
    try:
        if wanted == JSON:
            return msgspec.json.decode(body.removeprefix(codecs.BOM_UTF8), type=dict[str, str])
        return dict(parse_qsl(body.decode(), True, errors="strict"))
    except (ValueError, msgspec.MsgspecError):
        raise HTTPException(400, f"what was sent is no {wanted}: an object of texts, in UTF-8") from None


async def json_of(request: Request, largest: int) -> bytes:
    """A JSON value as it was sent. Raises HTTPException."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise HTTPException(415, f"send it as {JSON}")
    return (await _body(request, largest)).removeprefix(codecs.BOM_UTF8)


async def _body(request: Request, largest: int) -> bytes:
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > largest:
        raise _too_large(largest)
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > largest:
                    raise _too_large(largest)
    except TimeoutError:
        raise HTTPException(408) from None
    return bytes(body)


def _too_large(largest: int) -> HTTPException:
    said = f"{largest >> 20} MB" if largest >> 20 else f"{largest >> 10} kB"
    return HTTPException(413, f"what was sent is larger than {said}")
