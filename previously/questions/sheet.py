"""Somebody's sheet, as the log has it at a point: name, age, traits, state, things, injuries, bonds, knowledge."""

from typing import TYPE_CHECKING, NamedTuple

from previously.canon.knowledge.knowing import Known, known_to
from previously.canon.knowledge.secrets import Secret, secrets
from previously.canon.log import Canon, Moment
from previously.canon.reach import Appearance
from previously.canon.world.sheet import (
    SheetLine,
    age_at,
    injuries_at,
    last_seen,
    states_at,
    things_at,
    traits_at,
)
from previously.core.entries import Character
from previously.questions.question import Answer, At, Name, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story


class Sheet(NamedTuple):
    """What is so of somebody at a moment. `bonds`: trust (0..1) by name."""

    canon: Canon
    moment: Moment
    who: Character
    age: SheetLine | None
    traits: tuple[SheetLine, ...]
    state: tuple[SheetLine, ...]
    injuries: tuple[SheetLine, ...]
    things: tuple[SheetLine, ...]
    bonds: dict[str, float]
    knows: tuple[Known, ...]
    hides: tuple[Secret, ...]
    seen: Appearance | None


class SheetQuestion(Question, frozen=True):
    """A character's sheet."""

    name: Name
    at: At | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> Sheet:
        """Raises UnknownName and UnknownPosition."""
        canon, moment = story.canon, story.canon.moment(self.at)
        who = canon.who(self.name)
        space = story.headspace(self.name, self.at)
        return Sheet(
            canon,
            moment,
            who,
            age_at(canon, who.id, moment),
            tuple(traits_at(canon, who.id, moment)),
            tuple(states_at(canon, who.id, moment)),
            tuple(injuries_at(canon, who.id, moment)),
            tuple(things_at(canon, who.id, moment)),
            {canon.people[other].name: bond.trust for other, bond in space.bonds.items()},
            known_to(canon, who.id, moment),
            tuple(secret for secret in secrets(canon, moment) if secret.by == who.id),
            last_seen(canon, who.id, moment),
        )

    def answer(self, story: "Story") -> "SheetAnswer":
        """Raises UnknownName and UnknownPosition."""
        return SheetAnswer.of(self.find(story))


class SheetRow(Answer, frozen=True):
    """One thing that is so, and the line that says it; `event` is empty where the cast does."""

    what: str
    value: str
    event: str
    at: str
    text: str

    @classmethod
    def of(cls, row: SheetLine) -> "SheetRow":
        """The answer for a row."""
        line = row.line
        return cls(row.what, row.value, *((line.id, line.scene.at, line.text) if line is not None else ("", "", "")))


class Held(Answer, frozen=True):
    """A belief or a secret: the fact, its value, since which position, and how or from whom."""

    fact: str
    value: str
    since: str
    how: str


class SheetAnswer(Answer, frozen=True):
    """What is so of a character after `at`."""

    character: str
    name: str
    also: tuple[str, ...]
    at: str
    day: float
    age: SheetRow | None
    traits: tuple[SheetRow, ...]
    state: tuple[SheetRow, ...]
    injuries: tuple[SheetRow, ...]
    things: tuple[SheetRow, ...]
    bonds: dict[str, float]
    knows: tuple[Held, ...]
    hides: tuple[Held, ...]
    last_seen: str
    place: str

    @classmethod
    def of(cls, sheet: Sheet) -> "SheetAnswer":
        """The answer for this sheet."""
        scene = sheet.seen.scene if sheet.seen else None
        names = sheet.canon.people
        return cls(
            sheet.who.id,
            sheet.who.name,
            sheet.who.aliases,
            sheet.moment.at,
            sheet.moment.day,
            SheetRow.of(sheet.age) if sheet.age else None,
            rows_of(sheet.traits),
            rows_of(sheet.state),
            rows_of(sheet.injuries),
            rows_of(sheet.things),
            sheet.bonds,
            tuple(Held(one.fact, one.value, one.since, one.how) for one in sheet.knows),
            tuple(
                Held(one.fact, "", one.since, ", ".join(names[who].name for who in one.kept_from if who in names))
                for one in sheet.hides
            ),
            scene.at if scene else "",
            scene.where if scene else "",
        )


def rows_of(lines: tuple[SheetLine, ...]) -> tuple[SheetRow, ...]:
    """The answers for some rows."""
    return tuple(map(SheetRow.of, lines))
