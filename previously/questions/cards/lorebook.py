"""A lorebook out of any position: who there is and what is so of them, and each fact with who believes what."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from previously.canon.knowledge.knowing import Fact, facts_of
from previously.canon.knowledge.told import AUDIENCE
from previously.formats.lore import LoreSaid
from previously.questions.cards.book import Lorebook, LoreEntry, entry, fact_keys
from previously.questions.question import Answer, At, Plan, Question, Seen, Without
from previously.questions.sheet import Sheet, SheetQuestion

if TYPE_CHECKING:
    from previously.story.story import Story


class LorebookQuestion(Question, frozen=True):
    """A lorebook: who there is and what is so of them, and each fact with who believes what."""

    at: At | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def answer(self, story: "Story") -> "LorebookAnswer":
        """As of a position, whoever has been in the story by then. Raises UnknownPosition."""
        sheets = (SheetQuestion(name=who, at=self.at).find(story) for who in story.canon.cast)
        people = [sheet for sheet in sheets if not self.at or sheet.seen is not None]
        entries = list(_people(people))
        known = (story.who_knows(fact, self.at) for fact in facts_of(story.canon))
        facts = [one for one in known if one.value is not None or one.believes]
        entries += _facts(story, facts, len(entries), {sheet.who.id for sheet in people})
        stands = f"As of {story.canon.moment(self.at).at}." if story.canon.episodes else ""
        return LorebookAnswer("lorebook_v3", Lorebook(story.title, stands, {}, tuple(entries)))


class LorebookAnswer(Answer, frozen=True):
    """A lorebook of its own, version 3."""

    spec: Literal["lorebook_v3"]
    data: Lorebook


def _people(sheets: list[Sheet]) -> Iterator[LoreEntry]:
    for number, sheet in enumerate(sheets, 1):
        who, traits = sheet.who, {row.what: row.value for row in sheet.traits}
        said = LoreSaid("person", who.id, who.name, who.aliases, who.pronouns, traits)
        yield entry(number, who.name, (who.name, *who.aliases), f"{' '.join(_sentences(sheet))}", said)


def _sentences(sheet: Sheet) -> Iterator[str]:
    """What is so of somebody, in a few words."""
    also = f", also {', '.join(sheet.who.aliases)}" if sheet.who.aliases else ""
    age = f", {sheet.age.value}" if sheet.age else ""
    yield f"{sheet.who.name}{also}{age}."
    rows = [*sheet.traits, *sheet.state, *sheet.injuries, *sheet.things]
    said = ["; ".join(filter(None, [f"{row.what}: {row.value}" if row.value else row.what])) for row in rows]
    if said:
        yield f"{'; '.join(said)}."
    if sheet.seen is not None and sheet.seen.scene.where:
        yield f"Last seen at {sheet.seen.scene.where}."


def _facts(story: "Story", facts: list[Fact], after: int, people: set[str]) -> Iterator[LoreEntry]:
    names = {who: one.name for who, one in story.canon.cast.items()}
    for number, fact in enumerate(facts, after + 1):
        held = [one for one in fact.believes if one.who != AUDIENCE and one.who in people]
        liars = {one.who: one.told_by for one in held if one.how == "lied to" and one.told_by in people}
        believes = {one.who: one.value for one in held}
        said = LoreSaid("fact", fact=fact.fact, value=fact.value or "", believes=believes, told_by=liars)
        words = [
            f"{fact.fact}: {fact.value}." if fact.value else "",
            *(f"{names[who]} takes it to be {value}." for who, value in believes.items()),
        ]
        yield entry(number, fact.fact, fact_keys(fact.fact), " ".join(filter(None, words)), said)
