"""What a sentence is read as, and whom it falls on."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from previously.formats.vocabulary import standard
from previously.language.guesses import suggestions
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import LineRead
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reader import read
from previously.language.sentence.reading import Happening, Reading
from previously.questions.question import Answer, At, Question, Seen

if TYPE_CHECKING:
    from previously.story.story import Story


class SayQuestion(Question, frozen=True):
    """What a sentence is read as, and whom it falls on."""

    line: Annotated[str, Meta(description="A sentence as it would stand in the log.")]
    before: (
        Annotated[
            str,
            Meta(description="A line before it, for its pronouns; several, a line each.", extra={"metavar": "LINE"}),
        ]
        | None
    ) = None
    at: At | None = None
    seen: Seen | None = None

    def answer(self, story: "Story") -> "SayAnswer":
        """Raises UnknownPosition."""
        from previously.canon.saying import claimed_in

        before = tuple(self.before.split("\n")) if self.before else ()
        names = {who: one.name for who, one in story.canon.cast.items()}
        claims = claimed_in(story.canon, self.line, self.at, before)
        return SayAnswer.of(story.say(self.line, self.at, before=before), claims, story.canon.lexicon, names)


class SaidEvent(Answer, frozen=True):
    """One event of a line: its class, who does it and whom it befalls, its status, and where its words stand.

    `by_other` and `to_other` are the words for whoever is not of the cast.
    """

    class_: str = msgspec.field(name="class")
    by: tuple[str, ...]
    to: tuple[str, ...]
    by_other: tuple[str, ...]
    to_other: tuple[str, ...]
    status: str
    verb: str
    words: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, one: Happening) -> "SaidEvent":
        """The answer for one event."""
        return cls(one.sense, one.by, one.to, one.by_other, one.to_other, one.status, one.verb, one.words)


class SaidTelling(Answer, frozen=True):
    """What somebody comes to hear, and whether it is so."""

    to: tuple[str, ...]
    what: str
    true: bool


class SaidClaim(Answer, frozen=True):
    """What a line asserts, which a check holds against what is so there: it changes nothing.

    `kind`: `plays` (the state `what`, about somebody or something), `trusts` (somebody) or `relies` (on a fact).
    """

    who: str
    kind: str
    what: str
    about: str = ""

    @classmethod
    def of(cls, one: LineRead) -> "SaidClaim":
        """The answer for one claim."""
        kind = one.verb.claim if one.verb else ""
        if one.state is not None:
            return cls(one.subject, kind, one.state.id, one.clauses.topic or one.object)
        return cls(one.subject, kind, f"{one.fact} = {one.value}" if one.value else one.fact or one.object)


class SayAnswer(Answer, frozen=True):
    """A line as read. `bears`: how it falls on each, from -1 to 1; `notes`: what of it nobody could read.

    `claims`, where there are any: what it asserts, such as a state that somebody is in.

    `suggestions`: what a line may mean of which nothing is understood, by the lexicon's classes for its words.
    """

    line: str
    read: bool
    events: tuple[SaidEvent, ...]
    tells: tuple[SaidTelling, ...]
    bears: dict[str, float]
    notes: tuple[str, ...]
    suggestions: tuple[str, ...] = ()
    claims: tuple[SaidClaim, ...] | UnsetType = UNSET
    id: str | UnsetType = UNSET

    @classmethod
    def of(cls, found: Reading, claims: Iterable[LineRead], lexicon: Lexicon, names: dict[str, str]) -> "SayAnswer":
        """The answer for a reading; where nothing is understood, what the line may mean."""
        events = tuple(map(SaidEvent.of, found.events))
        tells = tuple(SaidTelling(one.to, one.what, one.true) for one in found.tells)
        asserted = tuple(map(SaidClaim.of, claims))
        known = found.read or found.quiet or asserted
        may_mean = () if known else suggestions(found.line, lexicon, names)
        return cls(found.line, found.read, events, tells, found.bears, found.notes, may_mean, asserted or UNSET)


class RowPerson(msgspec.Struct, frozen=True):
    """Somebody of a row's cast."""

    name: str
    pronouns: str = ""
    aliases: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A line with a cast of its own and the lines before it."""

    id: str
    line: str
    cast: Mapping[str, RowPerson] = {}
    before: tuple[str, ...] = ()

    def answer(self) -> SayAnswer:
        """What the row's line is read as, with its id."""
        from previously.canon.saying import claims_of

        named = ((who, one.name, one.aliases, one.pronouns) for who, one in self.cast.items())
        people = People(Somebody(who, (name, *aliases), pronouns) for who, name, aliases, pronouns in named)
        called = [(name, who) for who, one in self.cast.items() for name in (who, one.name, *one.aliases)]
        names = {who: one.name for who, one in self.cast.items()}
        found, lexicon = read(self.line, people, self.before), Lexicon(called, standard())
        claims = () if found.read else claims_of(self.line, self.before, lexicon)
        answer = SayAnswer.of(found, claims, lexicon, names)
        return msgspec.structs.replace(answer, id=self.id)
