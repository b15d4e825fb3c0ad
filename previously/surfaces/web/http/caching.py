"""What a browser may keep: a page as long as its bytes are the same."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response


def marked(request: Request, answer: Response) -> Response:
    """An answer with the hash of its body for a mark; nothing but that where the browser has just these bytes."""
    if answer.status_code != 200 or request.method not in {"GET", "HEAD"}:
        return answer
    mark = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:32]}"'
    answer.headers["etag"] = mark
    known = request.headers.get("if-none-match", "")
    if mark not in (one.strip().removeprefix("W/") for one in known.split(",")):
        return answer
    kept = {name: answer.headers[name] for name in ("etag", "cache-control") if name in answer.headers}
    return Response(status_code=304, headers=kept)
