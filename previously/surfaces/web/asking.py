"""The question that an address asks, and what a page shows of the answer."""

from typing import Any, NamedTuple, TypeVar

from starlette.requests import Request

from previously.live.look import Look
from previously.questions.question import Question, arguments, asked

Asked = TypeVar("Asked", bound=Question)


class Shown(NamedTuple):
    """What a page shows: its template, its title, and what the template draws."""

    template: str
    title: str
    extra: dict[str, Any] = {}  # noqa: RUF012 - never changed
    status: int = 200


def asked_for(question: type[Asked], look: Look, request: Request, **given: str) -> Asked:
    """The question an address asks: its arguments are keys of the query or parts of the path, looked at as `look` says.

    `given` are words that a page has read itself. What is empty was not given. Raises BadRequest.
    """
    words = {one.word: ",".join(request.query_params.getlist(one.word)) for one in arguments(question)}
    words = {word: text.strip() for word, text in words.items()} | look._asdict() | dict(request.path_params) | given
    known = {one.word for one in arguments(question)}
    return asked(question, {word: text for word, text in words.items() if word in known and text})
