"""The canon: one ordered immutable log of a story, in told and in lived order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import chain
from weakref import ref

import msgspec

from previously.canon.days.clock import Clock
from previously.canon.episodes import Episode
from previously.canon.knowledge.joining import let_in
from previously.canon.knowledge.knowledge import Knowledge
from previously.canon.knowledge.lore import Belief, Lore, Telling
from previously.canon.knowledge.told import Audience
from previously.canon.lives import death_before
from previously.canon.masks.masks import Masks
from previously.canon.memo import remembered
from previously.canon.names import Cast
from previously.canon.reach import Key
from previously.canon.setting import Setting
from previously.canon.tables import Tables
from previously.canon.world.stated_ways import StatedWay
from previously.core.atoms import AllowText, ClockText, PropText, SourceText
from previously.core.entries import Character, Entry, Event, Premise, Scene
from previously.core.errors import UnknownName, UnknownPosition
from previously.core.finding import Finding
from previously.core.ids import as_cue, folded
from previously.core.nearest import did_you_mean
from previously.core.position import END, Template, Told
from previously.core.settings import Settings, waits
from previously.core.source import Layout, Span
from previously.language.lexicon.lookup import Lexicon


class Moment(msgspec.Struct, frozen=True):
    """A point of the story: its address, its place in told order, its lived day and place in lived order.

    `key` comes after everything lived up to and with the moment. `scene` is the scene it names, if it names one.
    """

    at: str
    told: Told
    day: float
    key: Key
    scene: Scene | None = None


class Serial(msgspec.Struct, frozen=True):
    """One series: what its episodes begin with, its id and title, its positions, its clock, the scope it set itself."""

    prefix: tuple[int, ...]
    name: str
    title: str
    template: Template
    gaps: ClockText
    scope: str = ""
    settings: Settings = ()
    seasons: tuple[tuple[int, int], ...] = ()  # how many episodes a season has


@remembered("canon")
def lore_of(canon: "Canon", fact: str) -> Lore:
    """The history of a fact."""
    for thing in (("telling", fact), ("retold",), ("retelling",)):
        canon.memo.read(*thing)
    known = canon.knowledge
    if canon.masks or known.rooms_of(fact) or any(event.joining for event in known.events_of(fact)):
        canon.memo.read("log")  # where they join, who is who, and who comes in, is told elsewhere
    return canon.knowledge.written(fact)


@remembered("canon")
def beliefs_of(canon: "Canon", who: str, fact: str) -> list[Belief]:
    """All that somebody ever believes of a fact: the same for most people where the fact is told once more."""
    return canon.knowledge.lore(fact).beliefs.get(who, [])


@remembered("canon")
def facts_of(canon: "Canon") -> tuple[str, ...]:
    """Every fact that is so from the start, or that a line sets or lies about, in the order they come up."""
    canon.memo.read("log")
    return canon.knowledge.facts()


@remembered("canon")
def moment_of(canon: "Canon", at: str | None) -> Moment:
    """The point after everything told up to and with a position."""
    return canon.found_moment(at)


@remembered("canon")
def opening_of(canon: "Canon", at: str) -> Key:
    """The place in lived order at which a position opens."""
    return canon.found_opening(at)


def _entering(entries: Iterable[Entry], room: str) -> Iterator[Event]:
    """The lines by which somebody comes into a room, given by its folded name."""
    events = (entry for entry in entries if isinstance(entry, Event) and entry.verb.moves == "enters")
    yield from (event for event in events if folded(event.scene.place) == room and not event.scene.vision)


class Canon(Tables):
    """Entries and indexes of one cut of a story. Built by `load`, never changed.

    What is read of it is noted in `memo` for the question that is worked out.
    """

    def __init__(
        self,
        *,
        title: str,
        template: Template,
        serials: Mapping[tuple[int, ...], Serial],
        cast: Cast,
        before: tuple[Episode, ...],
        episodes: tuple[Episode, ...],
        premises: tuple[Premise, ...] = (),
        sources: tuple[SourceText, ...] = (),
        facts: tuple[tuple[str, str], ...] = (),
        props: tuple[PropText, ...] = (),
        ways: tuple[StatedWay, ...] = (),
        findings: tuple[Finding, ...] = (),
        allow: tuple[AllowText, ...] = (),
        home: str = "",
        layout: Layout | None = None,
        read_with: Mapping[tuple[int, ...], Setting] | None = None,
        raw_with: Mapping[tuple[int, ...], Setting] | None = None,
        for_audience: bool = False,
    ) -> None:
        self.title, self.template, self.serials = title, template, serials
        self._call(cast)
        super().__init__(before, episodes)
        self.premises, self.sources, self.initial_facts = premises, sources, facts
        self.props, self.ways = props, ways
        self.home, self.allow, self.layout = home, allow, layout or Layout()
        self.read_with, self.raw_with, self.for_audience = read_with or {}, raw_with or {}, for_audience
        self.findings = tuple(filter(self.ours, findings))

    def _call(self, cast: Cast) -> None:
        """Know everybody by a cast: `people` has those too whom some take one of them for."""
        self.names, self.cast, self.lexicon = cast, cast.characters, cast.lexicon
        self.people = cast.raw.characters | cast.characters if cast.raw else cast.characters

    def under(self, names: Cast, before: tuple[Episode, ...], episodes: tuple[Episode, ...]) -> "Canon":
        """A canon of other episodes, with everybody as another cast has them."""
        new = self.of(before, episodes)
        new._call(names)  # noqa: SLF001 - of this class
        return new

    @property
    def canon(self) -> "Canon":
        """Itself: who answers what is asked of a canon."""
        return self

    @property
    def masks(self) -> Masks:
        """Who goes by several names."""
        return self.names.masks

    def face(self, name: str) -> str:
        """Somebody by id, name or alias, as whoever does not know who is who has it. Raises UnknownName."""
        known = self.names.raw.id_of(name) if self.names.raw else None
        return known or self.who(name).id

    def face_or_cue(self, word: str) -> str:
        """A word as a cue: somebody's id, as whoever does not know who is who has it, or the word itself."""
        return (self.names.raw or self.names).id_of(word) or as_cue(word)

    def serial_of(self, told: Told) -> Serial:
        """The series that something is told in."""
        self.memo.read("serials")
        return self.serials[self.template.series_of(told.episode)]

    def scope_of(self, scene: Scene) -> str:
        """How far the stakes of a scene may reach, as its series has it; empty where that does not say."""
        return self.serial_of(scene.told).scope

    def wait_of(self, rule: str, told: Told) -> int:
        """How many episodes a rule waits before it speaks, as the series has it, else as all of them do."""
        self.memo.read("serials")
        shared = self.serials[()].settings if () in self.serials else ()
        return waits((*shared, *self.serial_of(told).settings))[rule]

    def ours(self, finding: Finding) -> bool:
        """Is a finding about the series one stands in, whose places begin with `home`? About any, in none of them."""
        return finding.span.path.startswith(self.home)

    def placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings with the lines of this story's files as they are."""
        return tuple([finding.placed(self.layout.placed) for finding in findings])

    def where(self, span: Span) -> Span:
        """A place as it stands in this story's files."""
        return self.layout.placed(span)

    @cached_property
    def knowledge(self) -> Knowledge:
        """Facts and beliefs. They do not hold the canon, so that it goes as soon as nobody else does."""
        told = tuple(chain.from_iterable(part.reach.telling for part in self._all))
        unmasked = chain.from_iterable(part.unmaskings for part in self._all)
        events = (*told, *let_in(told, self._episodes, self.lexicon.verb("learns")), *unmasked)
        me = ref(self)

        def lore_known(fact: str) -> Lore | None:
            canon = me()
            return lore_of(canon, fact) if canon is not None else None

        def entering(room: str) -> tuple[Event, ...]:
            canon = me()
            return tuple(_entering(canon.entries(), room)) if canon is not None else ()

        def beliefs_known(who: str, fact: str) -> list[Belief] | None:
            canon = me()
            return beliefs_of(canon, who, fact) if canon is not None else None

        initial = (*self.masks.so(), *self.initial_facts)
        return Knowledge(events, initial, self._telling(), lore_known, entering, beliefs_known)

    def knowledge_facts(self) -> tuple[str, ...]:
        """Every fact, in the order they come up."""
        return facts_of(self)

    @property
    def audience(self) -> Audience:
        """What whoever follows the story knows."""
        self.memo.read("log")
        return self._audience

    @cached_property
    def _audience(self) -> Audience:
        return Audience(self.knowledge, self.template)

    def _telling(self) -> Telling:
        """What is told again, what is told anew, who lives, and whom a value names."""
        retelling = [e for part in self._all for e in part.reach.retelling if not e.scene.vision]
        origins = {e.id: found for e in retelling if isinstance(found := self._addresses.get(e.retells), Event)}
        anew: dict[str, tuple[Event, ...]] = {}
        for event in retelling:
            anew[event.retells] = (*anew.get(event.retells, ()), event)
        return Telling(self._retold, origins, anew, self._living(), partial(_meaning, self.lexicon))

    def _living(self) -> Callable[[str, Key], bool]:
        """Was somebody alive at a moment?"""
        me, turns = ref(self), self._turns

        def lives(who: str, key: Key) -> bool:
            canon = me()
            if canon is not None:
                canon.memo.read("turns", who)
            return death_before(turns.get(who, ()), key) is None

        return lives

    def who(self, name: str) -> Character:
        """Somebody by id, name or alias. Raises UnknownName."""
        id_ = self.names.id_of(name)
        if id_ is None:
            raise UnknownName(
                f"nobody in “{self.title}” is called “{name}”{did_you_mean(name, self.lexicon.names.phrases)}"
            )
        return self.cast[id_]

    def moment(self, at: str | None = None) -> Moment:
        """The point after everything told up to and with a position; the end of what is told by default.

        Raises UnknownPosition where the text is no position, or names a scene that is not there.
        """
        return moment_of(self, at)

    def found_moment(self, at: str | None) -> Moment:
        """The same, looked for."""
        if at is None:
            home = self.template.home_series()
            ours = [episode for episode in self.episodes if episode.episode[: len(home)] == home]
            last = max(ours, key=lambda episode: (episode.end.day, episode.episode), default=None)
            return self._end_of(last) if last else self._beyond((), "")
        season = self.template.season(at)
        if season is not None:
            return self._season(season, at)
        episode, name = self.template.parse(at)
        if name:
            return self.moment_of(self._scene(episode, name))
        found = next((e for e in self.episodes if e.episode == episode), None)
        return self._end_of(found) if found else self._beyond(episode, self.template.show(episode))

    def opening(self, at: str) -> Key:
        """The place in lived order at which a position opens; the very start where there is no such position."""
        return opening_of(self, at)

    def found_opening(self, at: str) -> Key:
        """The same, looked for."""
        start: Key = (float("-inf"), (), 0, 0)
        if not at or not self.template.matches(at):
            return start
        numbers, name = self.template.parse(at)
        found = next((e for e in self.episodes if e.episode == numbers), None)
        scenes = (
            [s for s in found.scenes if not s.flashback and (not name or s.at.endswith(f".{name}"))] if found else []
        )
        if scenes:
            return (scenes[0].day, numbers, scenes[0].told.scene, 0)
        return start if found else (*self._beyond(numbers, at).key[:2], 0, 0)

    def moment_of(self, scene: Scene) -> Moment:
        """The point at the end of a scene."""
        day = max((e.day for e in self.entries_in(scene)), default=scene.day)
        return Moment(scene.at, scene.told, day, (day, scene.told.episode, scene.told.scene, END), scene)

    def moment_at(self, entry: Entry) -> Moment:
        """The point at which an entry stands, the entry included."""
        told = entry.scene.told
        return Moment(
            entry.scene.at, told, entry.day, (entry.day, told.episode, told.scene, entry.ordinal), entry.scene
        )

    def _scene(self, episode: tuple[int, ...], name: str) -> Scene:
        at = self.template.show(episode, name)
        scene = self._scene_at(episode, at)
        if scene is None:
            near = did_you_mean(at, [s.at for s in self.scenes() if s.told.episode == episode])
            raise UnknownPosition(f"there is no scene {at} here{near}")
        return scene

    def _end_of(self, episode: Episode) -> Moment:
        day = episode.end.day
        return Moment(episode.at, Told(episode.episode), day, (day, episode.episode, END, END))

    def _season(self, season: tuple[int, ...], at: str) -> Moment:
        told = [e for e in self.episodes if self.template.season_of(e.episode) == season]
        if told:
            return self._end_of(told[-1])
        rest = (END,) * (len(self.serials[self.template.series_of(season)].template.fields) - 1)
        return self._beyond((*season, *rest), at.strip())

    def _beyond(self, episode: tuple[int, ...], at: str) -> Moment:
        """A position that nothing is told at: on the day the clock would give it."""
        series = self.template.series_of(episode)
        earlier = [e for e in self.episodes if e.episode < episode and self.template.series_of(e.episode) == series]
        clock = earlier[-1].end if earlier else Clock()
        gaps = self.serials[series].gaps
        day = clock.start_of(episode, gaps) if earlier else gaps.start
        return Moment(at, Told(episode), day, (day, episode, END, END))


def _meaning(lexicon: Lexicon, value: str) -> str:
    """What a value stands for: whoever it names, else itself."""
    return lexicon.who(value) or folded(value)
