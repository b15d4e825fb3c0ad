"""`/quotes`: who said what in an article, pasted or of the story's press."""

from starlette.requests import Request

from previously.live.look import Look, Shown
from previously.live.room import Room
from previously.press.article.article import article
from previously.press.quotes.quotes import UNKNOWN, quotes
from previously.surfaces.cli.files import PIPED
from previously.surfaces.data.quotes import quotes as quotes_data
from previously.surfaces.web.pages.files import press
from previously.surfaces.web.pages.read import given_text


def page(room: Room, look: Look, request: Request) -> Shown:
    """The direct quotes of an article, or the form that asks for one. Nothing of the story is looked at."""
    del look
    asked = {**request.query_params, **request.state.form}
    kept = press(room)
    text = given_text(asked, kept)
    read = article(text)
    found = quotes(read)
    chosen = asked.get("press", "")
    extra = {"press": list(kept), "chosen": chosen, "asked": bool(text), "unknown": UNKNOWN}
    return Shown("quotes.html", "Quotes", quotes_data(chosen or PIPED, read, found), extra)
