"""What is sent with a request, read within bounds of size and time."""

import asyncio
from urllib.parse import parse_qsl

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from previously.surfaces.web.http.errors import is_api

LARGEST = 1 << 20
"""Bytes."""
PATIENCE = 20.0
"""Seconds."""
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, or, under `/api`, of a JSON object; none where nothing is sent."""
    if request.method != "POST":
        return {}
    wanted = JSON if is_api(request) else FORM
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != wanted:
        raise HTTPException(415, f"send it as {wanted}")
    body = await _body(request)
    try:
        if wanted == JSON:
            return msgspec.json.decode(body, type=dict[str, str])
        return dict(parse_qsl(body.decode(), True, errors="strict"))
    except (ValueError, msgspec.MsgspecError):
        raise HTTPException(400, f"what was sent is no {wanted}: an object of texts, in UTF-8") from None


async def _body(request: Request) -> bytes:
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > LARGEST:
        raise HTTPException(413)
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST:
                    raise HTTPException(413)
    except TimeoutError:
        raise HTTPException(408) from None
    return bytes(body)
