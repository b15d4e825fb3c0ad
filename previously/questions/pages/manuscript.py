"""A chapter or script beside the log: its passages, and with each the lines that quote it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.pages.anchors import Anchor, anchors_of
from previously.core.emphasis import plain_words
from previously.core.passage import AUTHORS, Passage
from previously.questions.question import Answer, At, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story

STANDS = {"once", "often"}
"""How a quote stands whose words are on the page."""
LOST = {"gone": "the scene has no page any more", "nowhere": "the words are nowhere on the page"}
"""How one stands whose words are not."""


class ManuscriptQuestion(Question, frozen=True):
    """A chapter or script beside the log: its passages, and with each the lines that quote it."""

    at: At | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def answer(self, story: "Story") -> "ManuscriptAnswer":
        """The chapter that `at` is in; the first that has a page by default. Raises UnknownPosition."""
        canon = story.canon
        chapters = tuple(map(_chapter, _with_pages(canon)))
        here = self._here(canon)
        if here is None:
            return ManuscriptAnswer("", "", chapters, (), ())
        anchors = anchors_of(canon, here.episode)
        lines = _by_passage(canon, anchors)
        rows = enumerate(story.page_of(here))
        passages = tuple(_passage(number, one, lines.get(number, [])) for number, one in rows)
        lost = tuple(_line(canon, one) for one in anchors if one.found in LOST)
        return ManuscriptAnswer(here.at, here.title, chapters, passages, lost)

    def _here(self, canon: Canon) -> Episode | None:
        if not self.at:
            return next(_with_pages(canon), None)
        wanted = canon.moment(self.at).told.episode
        return next((one for one in canon.episodes if one.episode == wanted), None)


class PageLine(Answer, frozen=True):
    """A line of the log that quotes the page: its sentence, the words it quotes, and how these stand.

    `stands`: on the page `once`, or `often`; in other words now (`changed`, which are `now`), or `gone`, `nowhere`.
    An audience is given no `file`, and its `row` is 0.
    """

    event: str
    line: str
    quote: str
    stands: str
    now: str
    file: str
    row: int


class PagePassage(Answer, frozen=True):
    """A passage, with the lines that quote it; `kind`: heading, action, dialogue, note or front.

    `counts`: it is of what an audience reads, so that a line may rest on it. `number` counts from 0 in its chapter.
    """

    number: int
    at: str
    kind: str
    text: str
    speaker: str
    counts: bool
    file: str
    row: int
    lines: tuple[PageLine, ...]


class PageChapter(Answer, frozen=True):
    """A chapter that has a page."""

    at: str
    title: str


class ManuscriptAnswer(Answer, frozen=True):
    """One chapter's page in its order. `lost` are the lines whose words are not on it any more."""

    at: str
    title: str
    chapters: tuple[PageChapter, ...]
    passages: tuple[PagePassage, ...]
    lost: tuple[PageLine, ...]


def _with_pages(canon: Canon) -> Iterator[Episode]:
    """The episodes of which there is a page."""
    return (one for one in canon.episodes if any(placed.read.text.passages for placed in one.placed))


def _chapter(episode: Episode) -> PageChapter:
    return PageChapter(episode.at, episode.title)


def _by_passage(canon: Canon, anchors: tuple[Anchor, ...]) -> dict[int, list[PageLine]]:
    """The lines that quote each passage, or quoted what stood there, by its number."""
    found: dict[int, list[PageLine]] = {}
    for anchor in anchors:
        for number in dict.fromkeys(place.number for place in anchor.places):
            found.setdefault(number, []).append(_line(canon, anchor))
    return found


def _line(canon: Canon, anchor: Anchor) -> PageLine:
    span = canon.where(anchor.span)
    now = anchor.places[0].text if anchor.found == "changed" else ""
    file, row = ("", 0) if span.block.told else (span.path, span.line)
    head = anchor.line.partition(";")[0].strip()
    return PageLine(anchor.event, head, anchor.quote, anchor.found, plain_words(now), file, row)


def _passage(number: int, one: Passage, lines: list[PageLine]) -> PagePassage:
    file, row = ("", 0) if one.span.block.told else (one.span.path, one.span.line)
    counts = one.kind not in AUTHORS
    return PagePassage(number, one.at, one.kind, plain_words(one.text), one.speaker, counts, file, row, tuple(lines))
