"""`/quotes`: who said what in an article, pasted or from the press folder."""

from msgspec.structs import replace
from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.press.quotes.quotes import UNKNOWN
from previously.questions.quotes import QuotesAnswer, QuotesQuestion
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.pages.files import press
from previously.surfaces.web.pages.read import given_text


def answer(room: Room, look: Look, request: Request) -> QuotesAnswer:
    """The API's answer."""
    del look
    return _asked(room, request).answer()


def _asked(room: Room, request: Request) -> QuotesQuestion:
    """The question for the requested article."""
    asked = {**request.query_params, **request.state.form}
    named = asked.get("press", "") or asked.get("file", "")
    given = QuotesQuestion(article=given_text(asked, press(room)))
    return replace(given, file=named) if named else given


def page(room: Room, look: Look, request: Request) -> Shown:
    """An article's direct quotes, or the form that asks for one. The story is not used."""
    del look
    question, asked = _asked(room, request), {**request.query_params, **request.state.form}
    extra = {
        "quotes": question.find()[1],
        "press": list(press(room)),
        "chosen": asked.get("press", ""),
        "asked": bool(question.article),
        "unknown": UNKNOWN,
    }
    return Shown("quotes.html", "Quotes", extra)
