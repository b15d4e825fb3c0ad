"""`/knows`: who believes what as of a position, and since when; `/knows/FACT`: one fact over the story."""

from typing import Any

from starlette.requests import Request

from previously.canon.knowledge.knowing import Fact, fact_of, facts_of
from previously.canon.knowledge.secrets import Secret, secrets
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Moment
from previously.core.english import first_of
from previously.core.errors import BadRequest
from previously.live.look import Look, Shown
from previously.live.room import Room
from previously.story.story import Story
from previously.surfaces.data import knows as data
from previously.surfaces.pictures.ledger import ledger
from previously.surfaces.web.pages.belief import belief, cell, named
from previously.surfaces.web.pages.chart import links
from previously.surfaces.web.pages.cite import source
from previously.surfaces.web.pages.steps import here

PAGE = 40
"""Facts on one page."""
SHOWN = 12


def page(room: Room, look: Look, request: Request) -> Shown:
    """The facts and who believes them, or one of them."""
    story = room.story(look)
    moment = story.canon.moment(look.at or None)
    if "fact" in request.path_params:
        return _fact(story, look, moment, request.path_params["fact"])
    return _facts(story, look, moment, request.query_params.get("page", "1"))


def _facts(story: Story, look: Look, moment: Moment, asked: str) -> Shown:
    names = facts_of(story.canon)
    pages = max(1, -(-len(names) // PAGE))
    if not (asked.isdecimal() and 1 <= int(asked[:9]) <= pages):
        raise BadRequest(f"the facts have pages 1 to {pages}; given “{asked}”")
    number = int(asked)
    found = [fact_of(story.canon, name, moment) for name in names[(number - 1) * PAGE : number * PAGE]]
    shown = [fact for fact in found if fact.value is not None or fact.believes]
    people = list(dict.fromkeys(one.who for fact in shown for one in fact.believes if one.who != AUDIENCE))
    people.sort(key=lambda who: -sum(one.who == who for fact in shown for one in fact.believes))
    audience = any(one.who == AUDIENCE for fact in shown for one in fact.believes)
    columns = [*people, *([AUDIENCE] if audience else [])]
    kept = secrets(story.canon, moment)
    extra = {
        "here": here(story, moment),
        "people": [(who, named(story, who)) for who in columns],
        "facts": [_row(story, fact, columns) for fact in shown],
        "secrets": [_secret(story, look, one) for one in kept],
        "later": len(found) - len(shown),
        "page": number,
        "pages": pages,
    }
    rows = [data.fact(fact) for fact in shown]
    return Shown("knows.html", "Who knows what", {**data.secrets(moment.at, kept), "facts": rows}, extra)


def _fact(story: Story, look: Look, moment: Moment, name: str) -> Shown:
    found = fact_of(story.canon, name, moment)
    told = {one.who for one in found.believes}
    living = [who for who in story.canon.cast if story.canon.dead_at(who, moment.key) is None]
    rest = [named(story, who) for who in living if who not in told]
    extra = {
        "here": here(story, moment),
        "fact": found.fact,
        "value": found.value,
        "line": {"where": str(found.line), "source": source(look, found.line)} if found.line else None,
        "believes": [belief(story, look, one) for one in found.believes],
        "rest": first_of(rest, SHOWN),
        "ledger": ledger(story, found.fact, moment.told),
        "take": links(story, look, f"/knows/{found.fact}", people=0),
    }
    return Shown("fact.html", found.fact, data.fact(found), extra)


def _row(story: Story, fact: Fact, columns: list[str]) -> dict[str, Any]:
    by = {one.who: one for one in fact.believes}
    cells = [(who, named(story, who), cell(story, by[who]) if who in by else None) for who in columns]
    return {"fact": fact.fact, "value": fact.value, "cells": cells}


def _secret(story: Story, look: Look, one: Secret) -> dict[str, Any]:
    names = [named(story, who) for who in one.kept_from]
    few = first_of(names, SHOWN)
    whom = few if one.named else f"everybody who does not know it: {few}"
    span = one.event.span
    line = {"where": str(span), "source": source(look, span)}
    return {"by": named(story, one.by), "fact": one.fact, "from": whom, "since": one.since, "line": line}
