"""All that a scene's action says in so many words, in order."""

import re
from collections.abc import Iterator, Sequence

from previously.core.passage import Passage
from previously.language.action.comings import Here
from previously.language.action.deaths import about_whom, deaths
from previously.language.action.doings import Before, Doing, before_next, doings, standing_in
from previously.language.action.falls import fallen
from previously.language.action.sentences import sentences, without_asides
from previously.language.action.so_far import SoFar
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
    dying += [(at, one) for at, one in fallen(passages, lexicon) if all(one.who != other.who for _, other in dying)]
    so_far = SoFar(lexicon, by_ids=any(one.called and one.kind == "action" for one in passages))
    for passage in passages:
        so_far.pass_by(passage)
        found = [one for at, one in dying if at is passage]
        before, text = Before(), without_asides(passage.text)
        for sentence in sentences(text) if is_action(passage) else ():
            done = list(doings(sentence, here, before, so_far, text[: sentence.words[0][1]]))
            found += done
            before = before_next(sentence, lexicon, before)
            for who in standing_in(sentence, lexicon):
                so_far.see(who)
            for one in done:
                so_far.moved(one.kind, one.who)
        for one in found:
            if one.kind == "dies":
                so_far.moved("dies", one.who)
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
