"""Quotations as turns of talk: what one speaker says in one go, with what is said around it of who speaks."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from previously.language.quotations.names import Names, fits
from previously.language.quotations.spans import Quote
from previously.language.quotations.tags import Tag, after, before

_ENDS = tuple(".!?,;:-—…_")
_SENTENCES = re.compile(r"[.!?;]\s+\S")
_AND = re.compile(r"[\s—-]*(?:and|but|while|whereupon|then|so)\b", re.IGNORECASE)
FIRM = 0.7
"""So firm a tag says who speaks; a weaker one may. Set."""
_SAYS_ON = re.compile(r"[:,—-]\s*$")


class Turn(msgspec.Struct):
    """What one speaker says without another's speaking; the paragraphs it is in, the first and the last."""

    quotes: list[Quote]
    tags: list[Tag]
    first: int
    last: int

    @property
    def surest(self) -> Tag | None:
        """The firmest of its tags; of equals, the first."""
        return max(self.tags, key=lambda tag: tag.firm, default=None)


def turns_of(text: str, paragraphs: Sequence[tuple[int, int]], quotes: Sequence[Quote], names: Names) -> list[Turn]:
    """The turns in order; words in quotation marks that nobody says belong to none."""
    turns: list[Turn] = []
    for group in _by_paragraph(quotes):
        number = group[0].paragraph
        start, end = paragraphs[number]
        edges = [start, *(edge for quote in group for edge in (quote.start - 1, quote.end + 1)), end]
        ahead = before(text, edges[0], edges[1], names) if edges[1] - start > 2 else None
        ahead = ahead or _led_in(text, paragraphs, number, turns, names)
        here: Turn | None = None
        outer: Turn | None = None
        apart = False
        for place, quote in enumerate(group):
            gap = Gap(text, edges[2 * place + 2], edges[2 * place + 3], last=place + 1 == len(group))
            follow, then = gap.split(names, ahead or (here.surest if here else None))
            if not _is_said(text, quote, ahead, follow, alone=edges[1] - start < 2):
                ahead = then
                continue
            aside = text[quote.start - 2 : quote.start - 1] == "("
            if outer is not None and not aside:
                here, outer = outer, None
            if quote.from_before and turns and not place and not _other(turns[-1], follow, ahead, names, broken=False):
                here = turns[-1]
            elif here is None or aside or _other(here, follow, ahead, names, broken=apart):
                outer = here if aside else None
                here = Turn([], [], number, number)
                turns.append(here)
            here.quotes.append(quote)
            here.tags += [
                tag for tag in (ahead, follow) if tag and tag.start not in {known.start for known in here.tags}
            ]
            here.last = number
            apart = gap.tells
            ahead = then
    return turns


class Gap(msgspec.Struct, frozen=True):
    """The words between two quotations of a paragraph, or behind its `last`."""

    text: str
    start: int
    end: int
    last: bool

    @property
    def tells(self) -> bool:
        """Is more told there than who spoke?"""
        return len(_SENTENCES.findall(self.text, self.start, self.end)) > 1

    def split(self, names: Names, known: Tag | None) -> tuple[Tag | None, Tag | None]:
        """What is said there of who speaks before it, and of who speaks behind it."""
        words = self.text[self.start : self.end]
        opened = words.find("(") if not self.last and words.rstrip("\"“'‘ \n").endswith("(") else -1
        follow = after(self.text, self.start, self.end if opened < 0 else self.start + opened, names)
        if self.last or opened >= 0:
            return follow, None
        then = before(self.text, self.start, self.end, names)
        if then is None or _SENTENCES.search(words):
            return follow, then
        leads = bool(_SAYS_ON.search(words.rstrip("\"“'‘ \n")))
        if leads and _AND.match(words):
            return None, then
        if leads and follow and min(follow.firm, then.firm) >= FIRM and _differ(follow, then, names):
            return follow, then
        if leads and follow and known and known.firm >= FIRM and _differ(known, follow, names):
            return None, then
        return follow, None


def _by_paragraph(quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    group: list[Quote] = []
    for quote in quotes:
        if group and group[-1].paragraph != quote.paragraph:
            yield group
            group = []
        group.append(quote)
    if group:
        yield group


def _led_in(
    text: str, paragraphs: Sequence[tuple[int, int]], number: int, turns: list[Turn], names: Names
) -> Tag | None:
    """What the paragraph before says, where it ends in a colon and in no quotation."""
    if not number or (turns and turns[-1].last == number - 1):
        return None
    start, end = paragraphs[number - 1]
    return before(text, start, end, names) if _SAYS_ON.search(text, max(start, end - 4), end) else None


def _is_said(text: str, quote: Quote, ahead: Tag | None, follow: Tag | None, *, alone: bool) -> bool:
    """Is it said, and not a title or somebody's word?"""
    words = text[quote.start : quote.end].strip()
    if not words:
        return False
    firm = max((tag.firm for tag in (ahead, follow) if tag), default=0)
    return words.endswith(_ENDS) or (firm >= FIRM) or quote.goes_on or (alone and " " in words)


def _other(here: Turn, follow: Tag | None, ahead: Tag | None, names: Names, *, broken: bool) -> bool:
    """May another speak than in the turn so far?"""
    known = here.surest
    for tag in (ahead, follow):
        if tag is None or known is None or tag.firm < FIRM or tag.start == known.start:
            continue
        if broken or ((known.firm >= FIRM or tag.firm > 0.9) and _differ(known, tag, names)):
            return True
    return False


def _differ(one: Tag, two: Tag, names: Names) -> bool:
    if one.mention is None or two.mention is None:
        return one.mention is not two.mention
    if one.mention.named and two.mention.named:
        return not one.mention.who & two.mention.who
    named, other = (one.mention, two.mention) if one.mention.named else (two.mention, one.mention)
    if not named.named:
        return bool(named.pronoun and other.pronoun and {named.pronoun, other.pronoun} == {"he", "she"})
    return not any(fits(names.gender[who], other.pronoun) for who in named.who)
