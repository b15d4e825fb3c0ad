"""`previously on`."""

from collections.abc import Callable, Iterable, Iterator

import click

from previously.core.english import count, joined
from previously.core.entries import Event
from previously.core.ids import as_cue
from previously.language.sentence.cast import given_name
from previously.mind.because import Reason, by_kind
from previously.mind.headspace import Drive, Headspace, Wound
from previously.questions.headspace import HeadspaceAnswer, HeadspaceQuestion
from previously.questions.phrases import since
from previously.questions.question import dumps
from previously.questions.words import DISTRESS, HURT, LIFT, REASONS, TRUST, VOID, VULNERABILITY, mood_words, word
from previously.surfaces.cli.options import CastName, asks, format_option, opened_for, story_argument
from previously.surfaces.cli.terminal import give, say, styled, wrapped

EPILOG = """\b
Examples:
  previously on mara                          at the end of what is told
  previously on mara --at S01E01.2            in that scene: its place, company and cues
  previously on mara --present joe --cues car --place bar
  previously on mara --without joe            had there been no Joe"""


@click.command("on", epilog=EPILOG)
@click.argument("name", type=CastName())
@story_argument
@asks(HeadspaceQuestion)
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@format_option
def command(story: str, question: HeadspaceQuestion, format_: str, *, numbers: bool) -> int:
    """Show somebody's headspace, with its reasons."""
    space = question.find(opened_for(story, question))
    if format_ == "json":
        give(dumps(HeadspaceAnswer.of(space)))
    else:
        for line in page(space, numbers=numbers):
            say(line)
    return 0


FELT = 0.10
"""From which intensity an emotion is worth a word."""
MOST_SHOWN = 5
SEVERAL = 3
"""Episodes from which it is odd that all of them are on one day."""
QUIET = 0.005
"""Hurt below this is none to a reader, and reasons are given for what lies beneath."""
FAINT = 0.02
"""What is left of a purpose below this is not worth a word."""
RAW = 0.3
"""From which rawness a wound is called raw."""


def page(space: Headspace, *, numbers: bool) -> Iterator[str]:
    """The whole of it, a paragraph a matter."""
    writer = _Writer(space, numbers=numbers)
    name = given_name(space.mind.character.name)
    yield wrapped(styled(writer.title(), bold=True))
    yield ""
    yield from writer.state()
    for title, rows in (
        ("What weighs" if space.hurt >= QUIET else "What weighs, beneath", writer.weighs()),
        ("What lifts", writer.lifts()),
        ("What would bring it back", writer.cues()),
        (f"What {name} carries", writer.wounds()),
        (f"What {name} is glad of", writer.joys()),
        (f"What {name} lives for", writer.drives()),
        (f"Whom {name} trusts", writer.bonds()),
        ("Whose doing", writer.makers()),
        (f"What {name} knows", writer.knows()),
    ):
        lines = list(rows)
        if lines:
            yield ""
            yield styled(title, bold=True)
            yield from (wrapped(line, first="  ", rest="    ") for line in lines)


class _Writer:
    """Puts one headspace into words, with the numbers behind them where they are asked for."""

    def __init__(self, space: Headspace, *, numbers: bool) -> None:
        self.space, self.numbers = space, numbers

    def title(self) -> str:
        """Who, when, where and with whom."""
        space = self.space
        with_ = f"with {joined([self._name(who) for who in space.given.present])}" if space.given.present else ""
        scene = space.moment.scene
        place = scene.where if scene is not None and scene.place == space.given.place else space.given.place
        where = ", ".join(filter(None, (place, with_)))
        alive = "" if space.alive else ", dead"
        name = space.mind.character.name
        return f"{name} after {space.at} (day {space.day:g}{alive})" + (f": {where}" if where else "")

    def state(self) -> Iterator[str]:
        """The read-outs, a row each."""
        space, given = self.space, self.space.given
        rest = not (given.place or given.present or given.cues)
        mood = f" ({', '.join(f'{x:+.2f}' for x in space.mood)})" if self.numbers else ""
        rows = [
            ("At rest" if rest else "Here and now", f"{self._word(HURT, space.hurt)}; {self._word(LIFT, space.lift)}"),
            ("Beneath", self._word(VULNERABILITY, space.vulnerability)),
            ("Void", self._word(VOID, space.void)),
            ("Grief", self._word(VOID, space.grief)),
            ("Mood", mood_words(space.mood) + mood),
            ("Feels", self._felt()),
            ("Note", self._unknown()),
            ("Note", self._dead()),
            ("Note", self._undated()),
        ]
        yield from (wrapped(said, first=f"  {label:<14}", rest=" " * 16) for label, said in rows if said)

    def _undated(self) -> str:
        """That no time has passed over several episodes: what is felt on the first page is felt still on the last."""
        canon, now = self.space.canon, self.space.moment.key
        days = {scene.day for part in canon.episodes for scene in part.scenes}
        if canon.for_audience or len(canon.episodes) < SEVERAL or days != {now[0]}:
            return ""
        return "all the story is on one day; `clock:` in story.yaml, or days of scenes, say how time passes"

    def weighs(self) -> Iterator[str]:
        """What hurts, each reason with its part of the whole; where nothing does, what would."""
        yield from self._reasons("vulnerability" if self.space.hurt < QUIET else "hurt")

    def lifts(self) -> Iterator[str]:
        """What carries her, likewise."""
        yield from self._reasons("lift")

    def _reasons(self, readout: str) -> Iterator[str]:
        whole = getattr(self.space, readout)
        for reason in by_kind(self.space.reasons(readout))[:MOST_SHOWN]:
            if whole > 0 and reason.share / whole >= 0.01:
                yield f"{reason.share / whole:4.0%}  {self._reason(reason)}{self._figure(reason.share)}"

    def _reason(self, reason: Reason) -> str:
        """The kind, whom it is about, and the line."""
        about = f" ({self._name(reason.about)})" if reason.about else ""
        line = self._cited(reason.event) if reason.event else "from the start"
        return f"{REASONS[reason.kind]}{about}: {line}"

    def cues(self) -> Iterator[str]:
        """What would find the wounds here, by how bad it would be."""
        found = [(cue, distress) for cue, distress in self.space.strongest_cues if distress >= DISTRESS[0][0]]
        yield from self._grouped(DISTRESS, found, lambda cue, distress: self._name(cue) + self._figure(distress))

    def wounds(self) -> Iterator[str]:
        """The strongest wounds, and how many more there are."""
        strongest = sorted(self.space.wounds, key=lambda wound: -wound.strength)
        shown = [wound for wound in strongest[:MOST_SHOWN] if wound.strength >= FAINT]
        yield from map(self._wound, shown)
        if rest := len(strongest) - len(shown):
            yield f"and {rest} more" if shown else count(rest, "faint trace")

    def joys(self) -> Iterator[str]:
        """The greatest joys that are left."""
        left = [(joy.strength + joy.passing, joy) for joy in self.space.joys]
        told = [(level, joy) for level, joy in left if level >= FAINT]
        for level, joy in sorted(told, key=lambda one: -one[0])[:MOST_SHOWN]:
            yield f"{self._named_line(joy.id)}: found by {self._cues(joy.cues)}{self._figure(level)}"

    def drives(self) -> Iterator[str]:
        """Whom somebody holds to, what they are after, and what they have lost."""
        drives = sorted(self.space.drives, key=lambda drive: -drive.strength)
        for label, chosen in (
            ("bonds", [d for d in drives if d.live and d.kind == "attachment"]),
            ("purposes", [d for d in drives if d.live and d.kind != "attachment"]),
            ("lost", [d for d in drives if not d.live and d.strength >= FAINT]),
        ):
            if chosen:
                yield f"{label}: {', '.join(map(self._drive, chosen))}"

    def bonds(self) -> Iterator[str]:
        """Whom somebody trusts how much; who is trusted as a stranger goes without saying."""
        known = sorted(self.space.bonds.items(), key=lambda pair: -pair[1].trust)
        told = [(who, bond.trust) for who, bond in known if bond.betrayal > 0 or abs(bond.trust - 0.5) > 0.005]
        yield from self._grouped(TRUST, told, self._trusted)

    def makers(self) -> Iterator[str]:
        """Who has made them so, by share."""
        made = [(who, share) for who, share in self.space.made_by.items() if share >= 0.05]
        if made:
            names = joined([f"{self._name(who)} {share:.0%}" for who, share in made[:MOST_SHOWN]])
            yield f"{names} {_dim('(of these wounds and purposes; --without leaves one out)')}"

    def knows(self) -> Iterator[str]:
        """The facts they hold true and that are so."""
        knowledge, at = self.space.canon.knowledge, self.space.moment.key
        values = [(fact, knowledge.value(fact, at)) for fact in self.space.knows]
        if values:
            yield ", ".join(fact if value in {"true", None} else f"{fact} = {value}" for fact, value in values)

    def _wound(self, wound: Wound) -> str:
        raw = "raw; " if wound.rawness >= RAW else ""
        figures = f" (strength {wound.strength:.2f} of {wound.peak:.2f}, never under {wound.floor:.2f})"
        found = f"{raw}found by {self._cues(wound.cues)}{figures if self.numbers else ''}"
        return f"{self._named_line(wound.id)}: {found}"

    def _named_line(self, id_: str) -> str:
        """`Kilgrave captures Jessica [S01E05.1/2]`."""
        entry = self.space.canon.addresses.get(id_)
        return f"{_head(entry.text) if entry else id_} {_dim(f'[{id_}]')}"

    def _cues(self, cues: Iterable[str]) -> str:
        return joined([self._name(cue) for cue in cues])

    def _drive(self, drive: Drive) -> str:
        target = self._name(drive.target)
        same = {drive.target, target.casefold()}
        named = "" if same & {as_cue(drive.name), as_cue(drive.name.replace("-", " "))} else drive.name
        said = f"{named} ({target})" if named else target
        return said + self._figure(drive.strength)

    def _trusted(self, who: str, trust: float) -> str:
        lied = " (lied)" if self.space.bonds[who].betrayal > 0 else ""
        return self._name(who) + self._figure(trust) + lied

    def _felt(self) -> str:
        """The strongest emotions."""
        felt = sorted(((x, name) for name, x in self.space.emotions.items() if x >= FELT), reverse=True)[:MOST_SHOWN]
        mixed = ", both ways at once" if felt and self.space.ambivalence > 0 else ""
        return joined([name.replace("_", " ") + self._figure(x) for x, name in felt]) + mixed

    def _unknown(self) -> str:
        """The cues one gave that nothing has made a cue."""
        given = self.space.given
        known = {cue for wound in self.space.wounds for cue in wound.cues} | set(self.space.canon.people)
        unknown = [f"“{cue}”" for cue in (*given.cues, given.about) if cue and cue not in known]
        return f"nothing that happened is tied to {' or '.join(unknown)}" if unknown else ""

    def _dead(self) -> str:
        """Since when somebody is dead."""
        death = self.space.canon.dead_at(self.space.character, self.space.moment.key)
        return f"dead {since(death.event.scene.at)}; this is what was left" if death else ""

    def _grouped(
        self,
        scale: tuple[tuple[float, str], ...],
        values: Iterable[tuple[str, float]],
        show: Callable[[str, float], str],
    ) -> Iterator[str]:
        """One row a word: `shaken: car, Joe Harker`."""
        by_word: dict[str, list[str]] = {}
        for name, value in values:
            by_word.setdefault(word(scale, value), []).append(show(name, value))
        yield from (f"{said}: {', '.join(names)}" for said, names in by_word.items())

    def _word(self, scale: tuple[tuple[float, str], ...], value: float) -> str:
        said = word(scale, value)
        return said + self._figure(value) if said else ""

    def _figure(self, value: float) -> str:
        return f" ({value:.2f})" if self.numbers else ""

    def _name(self, who: str) -> str:
        cast = self.space.canon.people
        return cast[who].name if who in cast else who

    def _cited(self, event: Event) -> str:
        return f"{_head(event.text)} {_dim(f'[{event.id}, {self.space.canon.where(event.span)}]')}"


def _head(text: str) -> str:
    """A line without its clauses."""
    return text.partition(";")[0].strip()


def _dim(text: str) -> str:
    return styled(text, dim=True)
