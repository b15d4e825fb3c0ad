"""One episode resolved: its parts made one, its scenes placed in lived time, its lines read as entries."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from itertools import chain

import msgspec

from previously.canon.coverage import Coverage, coverage_of
from previously.canon.days.clock import Clock, first_stated, is_undated, lived_day
from previously.canon.days.passing import Now, Times, passed
from previously.canon.digest import Digest, digest
from previously.canon.kept import kept
from previously.canon.lookup.index import Table, table
from previously.canon.masks.ties import Tie, ties_in
from previously.canon.pages.staging import NOBODY, Company, company_of, shown_deaths
from previously.canon.reach import Appearance, Doing, Reach, index, rows_of_lines
from previously.canon.setting import Placed, ReadFrom, SceneFrom, are_just, as_before, is_alike
from previously.canon.world.marks import Marked, WorldPart, kin_part, merged, world_part
from previously.core.atoms import ClockText, Cue, EpisodeText, SceneText, Word
from previously.core.codes import text_finding
from previously.core.entries import Entry, Event, Note, Scene, Speech
from previously.core.finding import Finding, few
from previously.core.groups import Here
from previously.core.ids import folded
from previously.core.nearest import said
from previously.core.position import END, Told
from previously.core.source import Span
from previously.core.verbs import Verb
from previously.language.durations import days
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import LineRead, parse
from previously.language.speaking import nearly
from previously.language.statements import Standing, entry_of, movers, parties, plainly

SETTLED = 1e-9
"""Days that count as the same."""
CROWD = 100
"""So many people of a scene meet each of its lines; whoever else is there meets those that name them."""
CROWDED = f": the first {CROWD} meet each of its lines, the others those that name them"
CUES = 100
"""So many different cues a scene can bring."""


class Episode(msgspec.Struct, frozen=True, eq=False, dict=True, weakref=True):
    """One episode of the canon. `end` is where lived time stands after it.

    `read` is what it was resolved from: its parts, with which setting, and where lived time stood before it. `raw`: the
    same before it is known who is who; `worn`: what lines say to whoever does not know; `unmaskings`: who learns it.
    """

    episode: tuple[int, ...]
    at: str
    title: str
    span: Span
    scenes: tuple[Scene, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    end: Clock
    reach: Reach
    read: "ReadFrom"
    placed: "tuple[Placed, ...]"
    coverage: Coverage
    raw: "Episode | None" = None
    worn: Mapping[str, Entry] = msgspec.field(default_factory=dict)
    unmaskings: tuple[Event, ...] = ()

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Its lines that say who somebody is."""
        return tuple(ties_in(self.reach.unmasking, self._lexicon_in))

    def _lexicon_in(self, scene: Scene) -> Lexicon:
        """What names mean in one of its scenes."""
        return self.read.setting.lexicon.at(self.here(scene))

    @cached_property
    def digest(self) -> Digest:
        """The few of its lines that long-range rules look for."""
        return digest(self.scenes, self.entries, self.reach)

    @cached_property
    def deeds(self) -> Table:
        """What is done in it, by verb."""
        return table(self.entries)

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """The verbs of what is done in it, each once."""
        return tuple(dict.fromkeys(one.deed.verb for found in self.deeds.values() for one in found))

    @cached_property
    def world(self) -> WorldPart:
        """What its lines say of the world."""
        just = are_just(self.placed, self.entries)
        return merged(one.world for one in self.placed) if just else world_part(self.entries, self._lexicon_in)

    @cached_property
    def kin(self) -> dict[str, list[Marked]]:
        """What its lines state of who is whose kin, by each of them."""
        return kin_part(self.reach.kin, self._lexicon_in) if self.reach.kin else {}

    @cached_property
    def flashed(self) -> frozenset[Doing]:
        """What is done in its flashbacks."""
        return frozenset(what for what, event in self.reach.doings.items() if event.scene.flashback)

    def here(self, scene: Scene) -> Here:
        """Where one of its scenes stands, to ask who is of a group there."""
        return Here(self.episode, self._scene_names, scene.told.scene, scene.flashback)

    @cached_property
    def _scene_names(self) -> list[str]:
        """What its scenes are called, each once read for all that ask where they stand."""
        return [folded(one.at.removeprefix(f"{self.at}.")) for one in self.scenes]

    @cached_property
    def seen(self) -> frozenset[str]:
        """Who is in it, and not only in visions."""
        appearances = self.reach.appearances.items()
        return frozenset(who for who, seen in appearances if any(not one.scene.vision for one in seen))

    @cached_property
    def seen_by(self) -> dict[str, list[tuple[str, Appearance]]]:
        """Where somebody is seen, each with the address of the line by which they act, or nothing."""
        return {who: [(one.address, one) for one in seen] for who, seen in self.reach.appearances.items()}

    @cached_property
    def lines(self) -> dict[int, list[Entry]]:
        """The entries of each scene, in order, by the scene's `id`."""
        found: dict[int, list[Entry]] = {id(scene): [] for scene in self.scenes}
        for entry in self.entries:
            found.setdefault(id(entry.scene), []).append(entry)
        return found


def resolve(text: EpisodeText, read: ReadFrom, older: Episode | None = None, *, before: bool = False) -> Episode:
    """Read one episode from where lived time stands; `before`: what was lived before the story opens.

    `older` is this episode as it was: the scenes that are the same serve again.
    """
    setting = read.setting
    at = setting.template.address("before") if before else setting.template.show(text.episode)
    reader = EpisodeReader(text, at, read, older)
    placed = tuple([reader.placed(scene, ordinal) for ordinal, scene in enumerate(text.scenes)])
    scenes, entries = tuple(one.scene for one in placed), tuple(entry for one in placed for entry in one.entries)
    reach = index(scenes, entries, [speech for one in placed for speech in one.speeches])
    reach = msgspec.structs.replace(reach, shown=tuple(death for one in placed for death in one.shown))
    said, end = (
        chain.from_iterable(one.findings for one in placed),
        Clock(reader.now.day, text.episode, reader.now.year_0),
    )
    told = (text.episode, at, text.title, text.span, scenes, entries, tuple(said), end, reach, read, placed)
    return Episode(*told, coverage_of((len(one.read.text.lines), one.entries) for one in placed))


def _times(text: SceneText) -> Times:
    """What a scene says of its day."""
    dated = text.flashback is not None and not is_undated(text.flashback.text)
    stated = dated or text.day is not None or text.later is not None
    return Times((*text.says, *filter(None, [text.time])), text.flashback is not None, stated)


def _opening_day(text: EpisodeText, gaps: ClockText, clock: Clock) -> float:
    """The day an episode opens on: what an author states counts, not what is usual."""
    day = clock.start_of(text.episode, gaps)
    stated = first_stated(text.scenes, gaps) if clock.episode else None
    return max(clock.day, stated) if stated is not None and stated < day else day


class EpisodeReader:
    """One episode while it is being read; `now` is lived time as it moves on."""

    def __init__(self, text: EpisodeText, at: str, read: ReadFrom, older: Episode | None) -> None:
        self.text, self.at, self.setting, clock = text, at, read.setting, read.clock
        setting, self.dated = read.setting, dict(read.dated)
        same = older is not None and older.read.setting is setting and older.read.dated == read.dated
        known = older.placed if older and same else ()
        self.known = {id(one.read.text): one for one in known}
        self.begun = {id(one.read.text.span): one for one in known}
        self.now = Now(_opening_day(text, setting.gaps, clock), year_0=clock.year_0)
        self.opening = not clock.episode
        self.moment = 0
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []
        self.lexicon = setting.lexicon  # with the groups as they are in the scene that is read
        self.names = [folded(scene.name) for scene in text.scenes]
        self.full = False  # the scene takes in no more, and that is said
        self.undated = False  # the scene is a flashback, and nothing says of when

    def say(self, rule: str, span: Span, message: str, *, at: str = "", fix: str = "") -> None:
        """Note what is wrong."""
        self.findings.append(text_finding(rule, span, message, at=at or self.at, fix=fix))

    def placed(self, text: SceneText, ordinal: int) -> Placed:
        """One scene in its place; the same as before where nothing about it has changed."""
        now = passed(_times(text), self.now, self.setting.gaps, opening=self.opening and not self.moment)
        back = text.flashback is not None or now.back is not None
        here = Here(self.text.episode, self.names, ordinal if text.name else END, back)
        self.lexicon = self.setting.lexicon.at(here)
        read = SceneFrom(text, self.at, ordinal, now, self.moment, self.lexicon)
        known = self.known.get(id(text))
        if known is None or not known.read.same(read):
            known = self.place(read, self.begun.get(id(text.span)))
        self.now, self.moment = known.now, known.moment
        return known

    def place(self, read: SceneFrom, older: Placed | None = None) -> Placed:
        """Place one scene and read its lines; what is as in an `older` reading of it is the same object."""
        text, at = read.text, f"{self.at}.{read.text.name}" if read.text.name else self.at
        self.entries, self.findings, self.full, self.undated, self.now = [], [], False, False, read.now
        lines = plainly(text.lines, [self._read(line.text) for line in text.lines], self.lexicon, text.present or ())
        sentences = [sentence for line in lines for sentence in line]
        day = self._day_of(text, at)
        staged = text.acted or bool(text.cues)
        company = company_of(text, self.setting.lexicon) if staged else NOBODY
        self._strangers(company.strangers, at)
        scene = Scene(
            at,
            Told(self.text.episode, read.ordinal if text.name else END),
            day,
            text.span,
            folded(text.place),
            self._present(text, at, sentences, company),
            self._names(text.bodies, at),
            self._names(text.ghosts, at),
            self._names(text.overheard, at),
            flashback=text.flashback is not None or read.now.back is not None,
            vision=text.vision,
            time=text.time,
            moment=self._moment(text),
            named=() if text.present is not None else company.named,
            listed=text.present is not None,
            where=text.place,
            label=self._label(text.told),
            read_as=read.now.said,
        )
        scene = older.scene if older and is_alike(scene, older.scene) else scene
        self._lines(scene, text, lines)
        self.entries = as_before(self.entries, older.entries) if older else self.entries
        if any(isinstance(one, Note) or (isinstance(one, Event) and one.lost) for one in self.entries):
            self.findings += kept(self.entries, self.setting.lexicon)
        above = rows_of_lines(text) if company.speaks else {}
        speeches = tuple(
            Speech(scene, who, span, bisect_left(above.get(id(span.block), ()), span.row))
            for who, span in company.speaks
        )
        shown, wrong = tuple(shown_deaths(text, scene, self.setting.lexicon)) if staged else (), few(self.findings)
        return Placed(read, scene, tuple(self.entries), speeches, shown, wrong, self.now, self.moment, self.undated)

    def _read(self, line: str) -> LineRead:
        """Read one line; the addresses it gives are those of its own series."""
        sentence, address = parse(line, self.lexicon), self.setting.template.address
        clauses = sentence.clauses
        if clauses.retells or clauses.because_of:
            clauses.retells, clauses.because_of = address(clauses.retells), address(clauses.because_of)
        return sentence

    def _label(self, told: str) -> str:
        """When something is told; a position without a series is one of this series."""
        return " & ".join(self.setting.template.address(part.strip()) for part in told.split("&"))

    def _moment(self, text: SceneText) -> int:
        self.moment += not text.meanwhile
        return self.moment

    def _day_of(self, text: SceneText, at: str) -> float:
        if text.flashback is not None:
            if (moved := text.day or text.later) is not None:
                message = f"flashback {at} has a day of its own; “{moved.text}” beside it says nothing"
                self.say("bad-value", moved.span, message, at=at, fix="give the day after “flashback:” only")
            if self.now.back is None:
                self.now = self.now._replace(back=self._flashback(text.flashback, at))
        if self.now.back is not None:
            return self.now.back
        now = self.now.day
        if text.day is not None:
            day = self._read_day(text.day, at, now)
            if day < now - SETTLED:
                message = f"scene {at} goes back from day {now:g} to day {day:g}"
                self.say("goes-back", text.day.span, message, at=at, fix=f"write “flashback: {day:g}” instead of “day”")
            now = day
        if text.later is not None:
            now += self._read_time(text.later, at, 0.0, days)
        self.now = self.now._replace(day=now)
        return now

    def _flashback(self, word: Word, at: str) -> float:
        if is_undated(word.text):
            self.undated, day = True, self.dated.get(at, -1.0)
            when = "just before the story opens" if at not in self.dated else f"on day {day:g}, by what it shows"
            message = f"flashback {at} has no day; it is taken as lived {when}"
            fix = "write “flashback: -540”, the day it was lived"
            self.say("undated-flashback", word.span, message, at=at, fix=fix)
            return day
        return self._read_day(word, at, -1.0)

    def _read_day(self, word: Word, at: str, default: float) -> float:
        return self._read_time(word, at, default, partial(lived_day, gaps=self.setting.gaps))

    def _read_time(self, word: Word, at: str, default: float, read: Callable[[str], float]) -> float:
        """The days that a text gives; the default where it gives none."""
        try:
            return read(word.text)
        except ValueError as error:
            self.say("bad-value", word.span, str(error), at=at)
            return default

    def _names(self, words: Iterable[Word], at: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for word in words:
            named = self.lexicon.all_named(word.text)
            if named is None:
                hint = self.setting.lexicon.names.spelling.did_you_mean(word.text)
                self.say("unknown-name", word.span, f"nobody here is called “{word.text}”{hint}", at=at)
            else:
                found |= dict.fromkeys(named)
        return tuple(found)

    def _strangers(self, cues: Iterable[Cue], at: str) -> None:
        """Extras speak without being of the cast; a near miss of a name is worth a word."""
        told = set[str]()
        for cue in cues:
            near = nearly(cue.name, self.setting.lexicon.names.spelling) if cue.speaks else None
            if near and cue.name not in told:
                told.add(cue.name)
                message = f"“{cue.name}” speaks, and is nobody of the cast{said(cue.name, near)}"
                self.say("unknown-name", cue.span, message, at=at, fix=f"if so, add it to the aliases of “{near}”")

    def _present(self, text: SceneText, at: str, sentences: list[LineRead], page: Company) -> tuple[str, ...]:
        """Who is there at the start: whoever is listed and speaks, else whoever the lines and the page have there."""
        if text.present is not None:
            spoken = (who for who, _ in page.speaks)
            return tuple(dict.fromkeys([*self._names(text.present, at), *spoken]))
        apart = {who for s in sentences if s.verb and s.verb.moves == "enters" for who in movers(s)}
        there = [who for s in sentences for who in parties(s) if not s.clauses.retells and who not in apart]
        return tuple(dict.fromkeys([*there, *page.there]))

    def _lines(self, scene: Scene, text: SceneText, lines: list[tuple[LineRead, ...]]) -> None:
        there = dict.fromkeys(scene.present[:CROWD])
        now, met = tuple(there), tuple[str, ...]()
        if len(scene.present) > CROWD:
            self._full(f"{len(scene.present):,} people are at {scene.at}{CROWDED}", text.span, scene.at)
        day = scene.day
        told = (
            (ordinal + part / 10 if part else ordinal, line, sentence)
            for ordinal, (line, parts) in enumerate(zip(text.lines, lines, strict=True), 1)
            for part, sentence in enumerate(parts[:10])
        )
        for ordinal, line, sentence in told:
            clauses = sentence.clauses
            self._problems(sentence, line.span, scene.at)
            day = self._moved(scene, day, sentence, line.span)
            met = self._met(met, clauses.cues, line.span, scene.at)
            self._entry(Standing(scene, ordinal, day, line.text, line.span, now, met), sentence, there)
            now = tuple(there) if sentence.verb and sentence.verb.moves else now
        self.now = self.now._replace(back=day) if scene.flashback else self.now._replace(day=day)

    def _met(self, met: tuple[str, ...], cues: tuple[str, ...], span: Span, at: str) -> tuple[str, ...]:
        """The cues of a scene after a line that brings these."""
        fresh = [cue for cue in dict.fromkeys(cues) if cue not in met]
        if len(met) + len(fresh) > CUES:
            left = fresh[CUES - len(met)]
            self._full(f"this scene has brought {CUES} cues; “{left}” and any other new one does not count", span, at)
        return (*met, *fresh[: CUES - len(met)]) if fresh else met

    def _full(self, message: str, span: Span, at: str) -> None:
        """Say what a scene does not take in any more; once for each scene."""
        if not self.full:
            self.full = True
            self.say("bad-value", span, message, at=at, fix="begin another scene")

    def _moved(self, scene: Scene, day: float, sentence: LineRead, span: Span) -> float:
        """The day after a line's own `later …` or `day N`."""
        if (wanted := sentence.clauses.day) is None:
            return day + sentence.clauses.later
        if wanted < day - SETTLED:
            message = f"this line goes back from day {day:g} to day {wanted:g}"
            self.say("goes-back", span, message, at=scene.at, fix="tell it in a scene of its own, with “flashback:”")
        return wanted

    def _problems(self, sentence: LineRead, span: Span, at: str) -> None:
        for problem in sentence.problems:
            where = Span(span.block, span.row, span.column + problem.column - 1)
            self.say(problem.rule, where, problem.message, at=at, fix=problem.fix)

    def _entry(self, standing: Standing, sentence: LineRead, there: dict[str, None]) -> None:
        """Keep a line, and let whoever enters or exits do so."""
        moves, at = sentence.verb.moves if sentence.verb else "", standing.scene.at
        if moves == "enters":
            new = [who for who in movers(sentence) if who not in there]
            there.update(dict.fromkeys(new[: max(0, CROWD - len(there))]))
            if not there.keys() >= set(new):
                self._full(f"more than {CROWD} people are at {at}{CROWDED}", standing.span, at)
            standing = msgspec.structs.replace(standing, present=tuple(there))
        if (entry := entry_of(standing, sentence)) is not None:
            self.entries.append(entry)
        for who in movers(sentence) if moves == "exits" else ():
            there.pop(who, None)
