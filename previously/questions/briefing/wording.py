"""How a brief says a line and when it was."""

from previously.core.entries import Entry, Event
from previously.questions.briefing.hers import Hers

AGO = ((1.5, 1, "a day"), (14, 1, "{} days"), (60, 7, "{} weeks"), (730, 30.44, "{} months"), (1e9, 365.25, "{} years"))
"""From how many days on what is said: below the first number, by so many days each."""


def said(hers: Hers, event: Event) -> str:
    """A deed as it reached her, and when: the line she saw or heard, else only whose doing it was."""
    line = hers.own(event)
    text = head(line) if line is not None else seeming(hers, event)
    return dated(text, when(hers, line or event))


def seeming(hers: Hers, event: Event) -> str:
    """What a deed looks like to whoever cannot see what it is."""
    return f"{hers.name(event.victim)} dies" if event.verb.seems else f"something {hers.name(event.agent)} did"


def head(line: Entry) -> str:
    """What a line says happens, without its clauses."""
    return line.text.partition(";")[0].strip().rstrip(".")


def dated(text: str, *notes: str) -> str:
    """A text with what is noted of it in brackets."""
    noted = ", ".join(filter(None, notes))
    return f"{text} ({noted})" if noted else text


def when(hers: Hers, line: Entry) -> str:
    """`3 weeks ago`; nothing of today, nor where the story does not say that time has gone by."""
    days = hers.moment.day - line.day
    return f"{ago(days)} ago" if days > 0 else ""


def ago(days: float) -> str:
    """A time in words: `3 weeks`."""
    below = next(row for row in AGO if days < row[0])
    return below[2].format(max(1, round(days / below[1])))
