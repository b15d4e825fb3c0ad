"""A character card out of any position: what a chat host tells a model of somebody, by what they themselves know."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from previously.canon.knowledge.knowing import Known
from previously.core.entries import Character
from previously.formats.lore import OURS, LoreSaid
from previously.questions.brief import FEWEST, MOST, USUAL, BriefQuestion
from previously.questions.cards.book import Lorebook, LoreEntry, entry, fact_keys, keyed
from previously.questions.question import Answer, At, Name, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story


class CardQuestion(Question, frozen=True):
    """A character card of somebody, with what they themselves know, and nothing else."""

    name: Name
    at: At | None = None
    budget: Annotated[
        int, Meta(ge=FEWEST, le=MOST, description="At most so many tokens of description.", extra={"metavar": "N"})
    ] = USUAL
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def answer(self, story: "Story") -> "CardAnswer":
        """Raises UnknownName and UnknownPosition."""
        question = BriefQuestion(name=self.name, at=self.at, budget=self.budget)
        brief = question.answer(story)
        who = story.canon.who(self.name)
        names = [name for one in story.canon.cast.values() for name in (one.name, *one.aliases)]
        known = story.knows(self.name, self.at)
        facts = [_fact(number, who, one) for number, one in enumerate(known, 1)]
        memories = [row.text for row in brief.rows if row.section == "remembers"]
        spoken = question.known(story, keyed(names, "\n".join(memories)))
        told = list(_told(memories, spoken, len(facts)))
        data = CardData(
            name=who.name,
            description=brief.text,
            personality=brief.state,
            scenario=f"After {brief.at}." if brief.at else "",
            creator_notes="Made of a story's log: what this character has no way to know is not in it.",
            character_version=brief.at,
            extensions={OURS: LoreSaid("person", who.id, who.name, (), who.pronouns)},
            character_book=Lorebook(who.name, f"What {who.name} knows.", {}, (*facts, *told)),
        )
        return CardAnswer("chara_card_v3", "3.0", data)


class CardData(Answer, frozen=True, kw_only=True):
    """What a card says, by the specification; what a story does not say is empty."""

    name: str
    description: str
    personality: str
    scenario: str
    first_mes: str = ""
    mes_example: str = ""
    creator_notes: str
    system_prompt: str = ""
    post_history_instructions: str = ""
    alternate_greetings: tuple[str, ...] = ()
    group_only_greetings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    creator: str = ""
    character_version: str
    extensions: dict[str, LoreSaid]
    character_book: Lorebook


class CardAnswer(Answer, frozen=True):
    """A character card, version 3."""

    spec: Literal["chara_card_v3"]
    spec_version: Literal["3.0"]
    data: CardData


def _fact(number: int, who: Character, one: Known) -> LoreEntry:
    said = LoreSaid("fact", fact=one.fact, believes={who.id: one.value})
    return entry(number, one.fact, fact_keys(one.fact), f"{who.name} takes it that {one.fact}: {one.value}.", said)


def _told(memories: Iterable[str], names: Iterable[str], after: int) -> Iterator[LoreEntry]:
    """What somebody remembers, told where one of whom it has is spoken of."""
    for number, text in enumerate(memories, after + 1):
        yield entry(number, text[:40], keyed(names, text), text)
