"""All that a scene's action says in so many words, in order."""

import re
from collections.abc import Iterator, Sequence

from previously.core.passage import Passage
from previously.language.action.comings import Here
from previously.language.action.deaths import about_whom, deaths
from previously.language.action.doings import Before, Doing, before_next, doings
from previously.language.action.sentences import sentences, without_asides
from previously.language.action.there import is_action, is_english
from previously.language.lexicon.lookup import Lexicon

_OUTSIDE = re.compile(r"\W*(?:\d+\W+)?ext\b(?!.{0,3}int)", re.IGNORECASE)


def done_in(passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[tuple[Passage, Doing]]:
    """Who comes, goes and dies in a scene, and who embraces, fights or captures whom, passage by passage."""
    if not is_english(passages):
        return
    headings = [one.text for one in passages if one.kind == "heading"]
    here = Here(any(_OUTSIDE.match(one) for one in headings), frozenset(" ".join(headings).casefold().split()))
    dying = list(deaths(passages, lexicon))
    for passage in passages:
        found = [one for at, one in dying if at is passage]
        before = Before()
        for sentence in sentences(without_asides(passage.text)) if is_action(passage) else ():
            found += doings(sentence, lexicon, here, before)
            before = before_next(sentence, lexicon, before)
        found = found or list(_by_ids(passage, lexicon))
        yield from ((passage, one) for one in sorted(found, key=lambda one: one.start))


_DIRECTED = re.compile(
    r"\W*(?:(?P<fights>they fight)|(?P<embraces>they (?:kiss|embrace))|(?P<exits>(?:s?he|they) exits?\b))",
    re.IGNORECASE,
)
"""Directions that leave it to their ids whom they mean."""


def _by_ids(passage: Passage, lexicon: Lexicon) -> Iterator[Doing]:
    """What a play's direction says of those whose ids it has."""
    found = _DIRECTED.match(passage.text)
    about = about_whom(passage, lexicon) if found else ()
    if not found or not about:
        return
    if found["exits"]:
        yield from (Doing("exits", who) for who in about)
    elif len(about) == 2:
        yield Doing("fights" if found["fights"] else "embraces", *about)
