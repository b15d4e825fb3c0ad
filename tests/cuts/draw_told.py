"""What is told, drawn once: tempting throughout, so that whatever is told later could change how it reads."""

from random import Random
from typing import Any, NamedTuple

from tests.cuts.tale import CANARY, Episode, Fields, Number, Scene, Series, Tale
from tests.laws.strategies import ALONE, AT_SOMEBODY, AT_WORDS, FACTS, HARMS, STATES

NAMES = ("Mara", "Joe", "Ann", "Ben", "Jess", "Dr Luke", "Zoë", "Mary Ann", "Li Wei", "Jess Vale", "Old Tom")
CUES = ("knife", "raven", "the old song", "red door", "ravens")
PLACES = ("harbour", "Raven Hill", "kitchen", "Red Door")
"""Nothing that is listed or told in a line: names that somebody may have later."""
TITLES = ("", "", "AKA Raven", "Red Door", "The Storm")
OWN = ("humbles", "sings", "stands with", "outwits")
ALSO = {"Mara": "The Captain", "Joe": "Big Joe", "Ann": "Annie"}
"""Another name that a told line has, now and then."""
HEARD = ("confides in", "tells", "lies to", "confesses to")
TEMPERS = ("stability", "extraversion", "agreeableness", "pleasure", "dominance")
SCALES = ("self", "home", "city", "world")
MASKED = 0.25
"""How often a told line says who somebody is."""
GROUPED = 0.15
"""How often a told line is to a group."""
MODES = ("high", "high", "high", "high", "scene", "scene", "season", "set", "range", "beyond", "none", "all")
APART: list[Number] = [(1, 1), (1, 3), (2, 2)]
SEASONS: list[Number] = [(1, 1), (2, 1), (2, 2)]


class Told(NamedTuple):
    """A tale of what is told and nothing else; for each series how it is seen, and what of it tempts."""

    tale: Tale
    modes: dict[str, str]
    tempting: frozenset[str]


def draw_told(rng: Random) -> Told:
    """A story as far as it is told."""
    universe = rng.random() < 0.25
    names = rng.sample(("street", "team", "watch"), rng.choice((1, 1, 2))) if universe else ["story"]
    pool = list(rng.sample(NAMES, rng.randint(3, 6)))
    drawn = [_Writer(rng, name, pool).series(universe=universe) for name in names]
    drawn = [(grouped(masked(one, beside(rng)), beside(rng)), seen, mode, words) for one, seen, mode, words in drawn]
    parts = [progress for _, progress, _, _ in drawn]
    progress = ",".join(f"{s.name}={p}" for (s, p, _, _) in drawn) if universe else parts[0]
    if not universe and rng.random() < 0.1:
        progress = progress.lower() if progress not in {"none", "all"} else progress.upper()
    stands = names[0] if universe and rng.random() < 0.3 else ""
    if stands and len(names) == 1 and rng.random() < 0.5:
        progress = parts[0]
    shared: Fields = {"title": rng.choice(("The Sea", "Sea & Land"))} if universe else {}
    if universe and "Old Tom" in pool:
        shared["cast"] = {f"{CANARY}-tom": {"name": "Old Tom", "temperament": {"stability": -0.41}}}
    tempting = frozenset(word for _, _, _, words in drawn for word in words)
    return Told(
        Tale(tuple(series for series, _, _, _ in drawn), progress, shared, stands=stands),
        {series.name: mode for series, _, mode, _ in drawn},
        tempting,
    )


def beside(rng: Random) -> Random:
    """Other draws at the same place, which leave those that follow as they are."""
    other = Random()  # noqa: S311 - no secret
    other.setstate(rng.getstate())
    other.seed(other.random())
    return other


def masked(series: Series, rng: Random) -> Series:
    """The series, in which now and then a told line says who somebody is."""
    names = [str(entry["name"]) for _, entry in series.cast]
    if len(names) < len("ab") or not series.episodes or rng.random() > MASKED:
        return series
    number, scene = rng.randrange(len(series.episodes)), 0
    episode = series.episodes[number]
    first = episode.scenes[scene]
    scenes = (first._replace(lines=(*first.lines, telling(rng, names))), *episode.scenes[1:])
    episodes = [*series.episodes]
    episodes[number] = episode._replace(scenes=scenes)
    return series._replace(episodes=tuple(episodes))


def grouped(series: Series, rng: Random) -> Series:
    """The series, in which now and then a told line tells something to a group, and another joins it."""
    names = [str(entry["name"]) for _, entry in series.cast]
    rng.random()  # whether somebody is masked is drawn at the same place
    if len(names) < len("ab") or not series.episodes or rng.random() > GROUPED:
        return series
    first, other, *_ = rng.sample(names, len(names))
    lines = [f"{first} writes to the crew; sets lamp = lit"]
    lines += [f"{other} joins the crew"] if rng.random() < 0.3 else []
    episode = series.episodes[0]
    scenes = (episode.scenes[0]._replace(lines=(*episode.scenes[0].lines, *lines)), *episode.scenes[1:])
    members = {"groups": {"crew": [{first: f"from {series.at(episode.number)}"}]}}
    episodes = (episode._replace(scenes=scenes), *series.episodes[1:])
    return series._replace(episodes=episodes, declared={**series.declared, **members})


def says_who(line: str) -> bool:
    """Does a line say who somebody is?"""
    return any(words in line for words in (" turns out to be ", " is unmasked as ", " recognises ", " that he is "))


def telling(rng: Random, names: list[str]) -> str:
    """A line that says who somebody is."""
    one, other = rng.sample(names, 2)
    forms = (
        f"{one} turns out to be {other}",
        f"{one} is unmasked as {other}",
        f"{rng.choice(names)} learns that {one} is {other}",
        f"{rng.choice(names)} recognises {one} as {other}",
        f"{one} reveals to {rng.choice(names)} that he is {other}",
        f"{rng.choice(names)} tells {rng.choice(names)} that {one} is {other}",
        f"{rng.choice(names)} unmasks {one}",
        f"{one} is {other}'s brother",
    )
    return rng.choice(forms)


class _Writer:
    """One series while it is being made up."""

    def __init__(self, rng: Random, name: str, names: list[str]) -> None:
        self.rng, self.name = rng, name
        self.names = names if rng.random() < 0.7 else rng.sample(names, 2)
        self.own = [verb for verb in OWN if rng.random() < 0.15]
        self.tempting: set[str] = set()
        self.long = rng.random() < 0.35
        self.universe = False

    def series(self, *, universe: bool) -> tuple[Series, str, str, set[str]]:
        """The series, how far it is seen, in which way, and what tempts in it."""
        mode = self.rng.choice(MODES)
        mode = "high" if universe and mode == "all" else mode
        self.universe = universe
        positions = self.rng.choice(("S{season}E{episode}",) * 5 + ("Chapter {chapter}", "E{episode}"))
        numbers = self.numbers(mode, positions)
        episodes = tuple(self.episode(number, i == len(numbers) - 1) for i, number in enumerate(numbers))
        title = "The Harbour" if not universe else f"The {self.name.title()}"
        series = Series(self.name, title, positions, declared=self.declared(), episodes=episodes)
        series = series._replace(before=self.before(series)) if episodes else series
        text = " ".join(line for e in episodes for s in e.scenes for line in s.lines)
        text += " ".join(entry["line"] for entry in series.before)
        listed = {who for e in episodes for s in e.scenes for who in s.fields.get("present", ())}
        cast = tuple(self.entry(name, i, series) for i, name in enumerate(self.told(text, listed)))
        verbs = tuple((f"{CANARY}-{verb}", self.verb(verb)) for verb in self.own if verb in text)
        series = series._replace(cast=cast, verbs=verbs)
        return series, self.progress(mode, series), mode, self.tempting

    def numbers(self, mode: str, positions: str) -> list[Number]:
        """The episodes that are told."""
        count = self.rng.choice((1, 1, 2, 2, 3))
        if mode == "none":
            return []
        if "{season}" not in positions:
            return [(i + 1,) for i in range(count)]
        found: list[Number] = [(1, i + 1) for i in range(count)]
        if mode == "set":
            found = APART[: max(2, count)]
        elif mode in {"high", "all", "beyond"} and self.rng.random() < 0.3:
            found = SEASONS[:count]
        return found

    def progress(self, mode: str, series: Series) -> str:
        """How far the audience has come."""
        if not series.episodes:
            return "none"
        last = series.episodes[-1]
        at, first = series.at(last.number), series.at(series.episodes[0].number)
        written = {
            "all": "all",
            "scene": f"{at}.{last.scenes[-1].name}",
            "set": ",".join(series.at(episode.number) for episode in series.episodes),
            "beyond": series.at((*last.number[:-1], last.number[-1] + 4)),
            "season": f"S{last.number[0]:02d}" if "{season}" in series.positions else at,
            "range": f"{first}-{at}" if first != at else at,
        }
        return written.get(mode, at)

    def episode(self, number: Number, last: bool) -> Episode:
        """One episode; now and then it can only be a script, and its last note is never closed."""
        script = self.rng.random() < 0.15
        count = self.rng.choice((1, 1, 2, 3)) if not self.long else self.rng.choice((2, 3))
        names = [str(i + 1) for i in range(count)]
        if self.rng.random() < 0.15:
            names[-1] += "A"
        scenes = [self.scene(name, i == 0, script=script) for i, name in enumerate(names)]
        if script and (last or self.rng.random() < 0.5):
            scenes[-1] = scenes[-1]._replace(tail=self.tail())
        title = self.rng.choice(TITLES)
        return Episode(number, tuple(scenes), title, script=script)

    def tail(self) -> tuple[str, ...]:
        """Rows of a script that are no notes: somebody speaks, and a note or a boneyard that is never closed."""
        one, other = self.pair()
        spoken = (f"{one.upper()}\nI never said so.",)
        if self.rng.random() < 0.3:
            return (f"/* As it was.\n\n[[prev: {one} hurts {other}]]", *spoken)
        return (*(spoken if self.rng.random() < 0.4 else ()), f"[[prev: {one} hurts {other}")

    def scene(self, name: str, first: bool, *, script: bool) -> Scene:
        """One scene."""
        count = self.rng.randint(3, 6) if self.long else self.rng.choice((0, 1, 1, 2, 3))
        fields: Fields = {}
        if script or self.rng.random() < 0.7:
            fields["place"] = self.rng.choice(PLACES)
        if self.rng.random() < 0.35:
            fields["present"] = self.rng.sample(self.names, self.rng.randint(1, 2))
        if self.rng.random() < 0.05:
            fields[self.rng.choice(("bodies", "ghosts"))] = [self.rng.choice(self.names)]
        odd = self.rng.random()
        if self.rng.random() < 0.05:
            fields |= self.rng.choice(({"vision": "yes"}, {"time": "night"}, {"meanwhile": "yes"}))
        if odd < 0.12 and not first:
            fields["flashback"] = self.rng.choice((-540, -12.5, -9000))
        elif odd < 0.2:
            fields["later"] = self.rng.choice(("2 days", "3 weeks"))
        elif odd < 0.25:
            fields["day"] = self.rng.choice((0, 3, 400))
        return Scene(name, tuple(self.line() for _ in range(count)), fields)

    def pair(self) -> tuple[str, str]:
        """Two people."""
        one, other = self.rng.sample(self.names, 2)
        return one, other

    def line(self) -> str:
        """One sentence."""
        one, other = self.pair()
        kind = self.rng.random()
        if kind < 0.3:
            severity = f"; severity {self.rng.random():.3f}" if self.rng.random() < 0.7 else ""
            return f"{one} {self.rng.choice(HARMS)} {other}{severity}{self.clause(other)}"
        if kind < 0.45:
            return f"{one} {self.rng.choice(AT_SOMEBODY)} {other}{self.clause(other)}"
        if kind < 0.6:
            return self.fact(one, other)
        if kind < 0.75:
            return self.claim(one, other)
        if kind < 0.8 and one in ALSO:
            return f"{one} meets {other}; with {ALSO[one]}" if self.rng.random() < 0.2 else f"{ALSO[one]} helps {other}"
        return self.odd(one, other) + self.clause(other)

    def fact(self, one: str, other: str) -> str:
        """A line by which somebody comes to believe something."""
        fact, value = self.rng.choice(FACTS), self.rng.choice(CUES)
        forms = (
            f"{one} {self.rng.choice(HEARD)} {other}; sets {fact} = {value}",
            f"{one} learns it; reveals {fact}; from {other}",
            f"{one} hides {fact} from {other}",
            f'{one} learns "{fact}"',
            f"{one} relies on {fact}",
        )
        return self.rng.choice(forms)

    def claim(self, one: str, other: str) -> str:
        """A line that asserts."""
        state = self.rng.choice(STATES)
        forms = (f"{one} plays {state}", f"{one} plays {state} about {other}", f"{one} trusts {other}")
        return self.rng.choice(forms)

    def odd(self, one: str, other: str) -> str:
        """Deaths, returns, comings and goings, vows, notes; words that nobody has yet."""
        verb = self.rng.choice(OWN)
        tempting = {
            f"{one} paints Raven's boat": "Raven",
            f"Mira hurts {other}": "Mira",
            f"{one} hurts Mira": "Mira",
            f"{one} humblez {other}": "humbles",
            f"{one} meets Ravens": "Raven",
            f"{one} vows to end it about raven": "raven",
            f"{one} hunts {other}": "hunt",
        }
        if self.rng.random() < 0.45:
            line = self.rng.choice(list(tempting))
            self.tempting.add(tempting[line])
            return line
        forms = (
            f"{one} {self.rng.choice(ALONE)}",
            f'{one} {self.rng.choice(AT_WORDS)} "the red door"',
            f"{one} kills {other}",
            f"{one} dies",
            f"{one} seems to die",
            f"{one} returns",
            f"{one} exits",
            f"{one} vows to stop {other}",
            f"{one} vows to stop it about {other}",
            f"{one} {verb if verb in self.own else 'meets'} {other}",
            f"{one} {verb if verb in self.own else 'loves'} {other}",
        )
        return self.rng.choice(forms)

    def clause(self, other: str) -> str:
        """What a line adds."""
        if self.rng.random() < 0.5:
            return ""
        forms = (
            f"cues {self.rng.choice(CUES)}", f"forced by {other}", "blames herself", f"witnessed by {other}",
            f"stakes {self.rng.choice(SCALES)}", "later 2 days", 'intended "she is acting"', f"with {other}",
            "for 3 weeks", "tried arrest, exile", f"sets {self.rng.choice(FACTS)} = {other}", f"about {other}",
            "because of S01E01.1/1", "retells S01E01.1/1",
        )  # fmt: skip
        return f"; {self.rng.choice(forms)}"

    def declared(self) -> Fields:
        """What the public may know of a series."""
        return {"clock": self.rng.choice(({"episode": 4, "season": 120}, {"episode": 0.5, "start": 3}))}

    def before(self, series: Series) -> tuple[Fields, ...]:
        """What was lived before, and is told by now."""
        found: list[Fields] = []
        for i in range(self.rng.choice((0, 0, 1, 2))):
            one, other = self.pair()
            line = f"{one} {self.rng.choice(HARMS)} {other}; cues {self.rng.choice(CUES)}; severity 0.{i + 3}71"
            told = series.at(series.episodes[0].number)
            whole = len(series.episodes) > 1
            if whole:
                found.append({"day": self.rng.choice((-4000, -500, -60)), "line": line, "told": told})
        return tuple(found)

    def verb(self, form: str) -> Fields:
        """What a verb of the story's own does."""
        return {
            "forms": [form],
            "takes": ["none", "name"],
            "severity": 0.37,
            "object": {"harm": 0.9, "act": -0.4},
            "praise": -0.3,
        }

    def told(self, text: str, listed: set[str]) -> list[str]:
        """The names that a told line writes, or that stand in a list."""
        shared = {"Old Tom"} if self.universe else set()
        return [name for name in self.names if name not in shared and (name in text or name in listed)]

    def entry(self, name: str, number: int, series: Series) -> tuple[str, Fields]:
        """Somebody who is told of, filed under a word of the author's."""
        others = [
            f"{'both' if self.universe and not i else self.name}-{CANARY}{i}"
            for i in range(len(self.names))
            if i != number
        ]
        entry: dict[str, Any] = {"name": name}
        given = self.rng.random
        if given() < 0.4:
            entry["bonds"] = {who: self.rng.choice((-0.6, 0.3, 0.8)) for who in others[: self.rng.randint(1, 3)]}
        if given() < 0.4:
            entry["temperament"] = {t: self.rng.choice((-0.53, 0.31)) for t in self.rng.sample(TEMPERS, 2)}
        if given() < 0.2:
            entry["standards"] = {self.rng.choice(("kills", "lies to", "hurts", "humbles", "outqzxes")): -0.9}
        if given() < 0.3 and series.episodes:
            first = series.at(series.episodes[0].number)
            aim = {"weight": 0.7, "target": self.rng.choice([*others, "raven"])}
            entry["goals"] = {"the-end": aim | ({"from": first} if len(series.episodes) > 1 else {})}
        if given() < 0.15:
            entry["lead"] = "yes"
        if name in ALSO and given() < 0.5:
            entry["aliases"] = [ALSO[name]]
        crosses = self.universe and number == 0
        return f"{'both' if crosses else self.name}-{CANARY}{number}", entry
