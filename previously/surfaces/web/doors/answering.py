"""Answers what is posted: a body is read as its type says, and something is done or asked."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from previously.formats.store.keys import Call
from previously.live.ask import Ask
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.say import SayAnswer, SayQuestion
from previously.story.story import Story
from previously.surfaces.deeds import takes
from previously.surfaces.deeds.draft import DraftAnswer, check_draft
from previously.surfaces.deeds.log import LogAnswer, log, log_in_store
from previously.surfaces.deeds.once import Remembered
from previously.surfaces.deeds.stored import Beside
from previously.surfaces.web.doors import bodies, theirs
from previously.surfaces.web.doors.table import BY_PATH
from previously.surfaces.web.http.errors import API

REFUSED = 422
"""The status of lines that are not understood: the answer says why."""
REPLAYED = "idempotency-replayed"


class Posted:
    """A story that things are posted to; `folder` has the keys of calls where there is no store to keep them."""

    def __init__(self, room: Room) -> None:
        self.room, self.folder = room, Remembered()

    def answer(self, ask: Ask) -> Response:
        """The answer. Raises PreviouslyError and HTTPException."""
        call = BY_PATH[ask.path.removeprefix(API)]
        if call.writes and self.room.read_only:
            raise HTTPException(403, "this story is served to be read: nothing is done in it")
        try:
            body: Any = msgspec.json.decode(ask.sent, type=call.takes)
        except msgspec.ValidationError as error:
            raise HTTPException(400, f"that is not what “{call.path}” takes: {error}") from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise HTTPException(400, "what was sent is no JSON in UTF-8") from None
        with self.room.lock:
            answer = WORK[call.path](self, body, ask)
        repeated = getattr(answer, "repeated", False)
        plain = replace(answer, repeated=False) if repeated else answer
        refused = isinstance(answer, LogAnswer) and answer.refuses and not body.dry_run
        heads = {REPLAYED: "true"} if repeated else {}
        return JSONResponse(msgspec.to_builtins(plain), REFUSED if refused else 200, heads)

    def story(self, ask: Ask, branch: str = "") -> Story:
        """The story as whoever asks may see it. Raises HTTPException."""
        if branch and ask.grant.role != "author":
            raise HTTPException(403, theirs.OTHERS)
        return self.room.on(branch) if branch else self.room.story(Look(seen=ask.grant.seen))


def _called(ask: Ask, body: Any) -> Call | None:
    """A call by its key, which is its caller's own."""
    asked = f"{ask.path}\n{msgspec.json.encode(body).decode()}"
    return Call(f"{ask.grant.name}\n{ask.key}", asked) if ask.key else None


def _log(posted: Posted, body: bodies.LogBody, ask: Ask) -> LogAnswer:
    room, call = posted.room, None if body.dry_run else _called(ask, body)
    given: Any = {"dry_run": body.dry_run, "quoting": body.quoting}
    if room.stored:
        beside = Beside(ask.grant.name, body.place, body.present, body.day)
        return log_in_store(
            room, body.lines, body.at, **given, branch=body.branch, beside=beside, check=body.check, call=call
        )  # fmt: skip
    if body.branch or body.place or body.present is not None or body.day is not None:
        raise HTTPException(400, "“branch”, “place”, “present” and “day” are for a story that names a store")
    before = posted.folder.before(call, LogAnswer)
    if before is None:
        answer = log(room, body.lines, body.at, **given)
        if answer.written:
            posted.folder.keep(call, answer)
        return answer
    return before


def _branch(posted: Posted, body: bodies.BranchBody, ask: Ask) -> takes.TakeAnswer:
    return takes.branch(posted.room, body.name, body.of, body.after, _called(ask, body))


def _keep(posted: Posted, body: bodies.KeepBody, ask: Ask) -> takes.TakeAnswer:
    return takes.keep(posted.room, body.name, _called(ask, body))


def _discard(posted: Posted, body: bodies.DiscardBody, ask: Ask) -> takes.TakeAnswer:
    return takes.discard(posted.room, body.name, _called(ask, body))


def _rewind(posted: Posted, body: bodies.RewindBody, ask: Ask) -> takes.TakeAnswer:
    return takes.rewind(posted.room, body.to, body.branch, _called(ask, body))


def _brief(posted: Posted, body: bodies.BriefBody, ask: Ask) -> Any:
    return theirs.brief(posted.story(ask, body.branch), body, ask.grant)


def _knows(posted: Posted, body: bodies.KnowsBody, ask: Ask) -> Any:
    return theirs.knows(posted.story(ask, body.branch), body, ask.grant)


def _say(posted: Posted, body: bodies.SayBody, ask: Ask) -> SayAnswer:
    story = posted.story(ask, body.branch)
    return SayQuestion(body.line, "\n".join(body.before) or None, body.at).answer(story)


def _check(posted: Posted, body: bodies.CheckBody, ask: Ask) -> DraftAnswer:
    del ask
    return check_draft(posted.room, body.draft, body.at)


WORK: Mapping[str, Callable[[Posted, Any, Ask], Any]] = {
    "/log": _log,
    "/branch": _branch,
    "/keep": _keep,
    "/discard": _discard,
    "/rewind": _rewind,
    "/brief": _brief,
    "/knows": _knows,
    "/say": _say,
    "/check": _check,
}
