"""`/knows`: who believes what as of a position, and since when, and who hides what from whom."""

from typing import Any

from starlette.requests import Request

from previously.canon.knowledge.knowing import Fact
from previously.canon.knowledge.secrets import Secret
from previously.canon.knowledge.told import AUDIENCE
from previously.core.english import first_of
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.facts import FactsAnswer, FactsQuestion
from previously.story.story import Story
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.believes import cell, named, through
from previously.surfaces.web.pages.cite import source
from previously.surfaces.web.pages.fact import SHOWN
from previously.surfaces.web.pages.steps import here


def answer(room: Room, look: Look, request: Request) -> FactsAnswer:
    """The API's answer."""
    return asked_for(FactsQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The facts and who believes them."""
    story, question = room.story(look), asked_for(FactsQuestion, look, request)
    found = question.find(story)
    people = list(dict.fromkeys(one.who for fact in found.shown for one in fact.believes if one.who != AUDIENCE))
    people.sort(key=lambda who: -sum(one.who == who for fact in found.shown for one in fact.believes))
    audience = any(one.who == AUDIENCE for fact in found.shown for one in fact.believes)
    columns = [*people, *([AUDIENCE] if audience else [])]
    extra = {
        "here": here(story, found.moment),
        **through(story, story.canon.who(question.by).id if question.by else ""),
        "people": [(who, named(story, who)) for who in columns],
        "facts": [_row(story, fact, columns) for fact in found.shown],
        "secrets": [_secret(story, look, one) for one in found.secrets],
        "later": found.later,
        "page": question.page,
        "pages": found.pages,
    }
    return Shown("knows.html", "Who knows what", extra)


def _row(story: Story, fact: Fact, columns: list[str]) -> dict[str, Any]:
    by = {one.who: one for one in fact.believes}
    cells = [(who, named(story, who), cell(story, by[who]) if who in by else None) for who in columns]
    return {"fact": fact.fact, "value": fact.value, "cells": cells}


def _secret(story: Story, look: Look, one: Secret) -> dict[str, Any]:
    names = [named(story, who) for who in one.kept_from]
    few = first_of(names, SHOWN)
    whom = few if one.named else f"everyone who does not know it: {few}"
    span = story.canon.where(one.event.span)
    line = {"where": str(span), "source": source(look, span)}
    return {"by": named(story, one.by), "fact": one.fact, "from": whom, "since": one.since, "line": line}
