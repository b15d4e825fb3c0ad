"""What is told later, or never: pieces drawn beside a told tale, each of which somebody might be led by."""

import re
from collections.abc import Iterator, Mapping
from random import Random
from types import MappingProxyType
from typing import Any

from tests.cuts.draw_told import SCALES, TEMPERS, Told, beside, telling
from tests.cuts.tale import CANARY, Episode, Fields, Number, Piece, Scene, Series, told_text

LATER_NAMES = (
    "Raven", "Red Door", "Mira Qzx", "Jess Qzxvale", "Qzxara", "Mirra", "Raven Hill", "Ann Lee", "Joey", "Mary",
    "The Storm", "Maraq", "Dr", "Luke",
)  # fmt: skip
LATER_VERBS = ("humbles", "outqzxes", "meets with care", "hurts badly", "sings qzx")
HARM, JOY = MappingProxyType({"harm": 1.0}), MappingProxyType({"joy": 0.6})
"""What a later verb does. Only one that does no harm is suggested for a word spelt like it, and so could be told."""
BROKEN = (
    '{at}:\n  scenes: [1: {{lines: ["qzx meets\n',
    "{at}: no\n",
    "Hello qzx: there\n",
    '{at}:\n  scenes:\n    1:\n      lines:\n        - "qzx never closed\n',
    "{at}:\n\tqzx: tabs\n",
    "{at}: &qzx\n  scenes: *qzx\n",
    "? [qzx\n",
    "{at}:\n  scenes:\n    1: {{lines: [qzx \udcff\udcff]}}\n",
)
TORN = (
    'qzx: {name: "Qzx',
    "qzx: [qzx",
    "- qzx",
    "qzx",
    "qzx: 'never",
    "? qzx: {",
    "qzx: |qzx",
    "*qzx: &qzx {",
    "\tqzx: tab",
)
FAR = ("9e9", "-9e9", "400000", "1e300", "18 months before", "tomorrow qzx")


def draw_later(told: Told, rng: Random) -> tuple[Piece, ...]:
    """Pieces that are told after the cut, or are the author's alone."""
    drawer = _Drawer(told, rng)
    wanted = rng.choice((2, 4, 8, 14))
    found = [*drawer.tempted(), *(piece for _ in range(wanted) for piece in drawer.some())]
    bulk = list(drawer.bulk()) if rng.random() < 0.15 else []
    drawer.rng = beside(rng)
    return tuple(piece for piece in (*found, *bulk, *drawer.masks()) if drawer.untold(piece))


class _Drawer:
    """What may be put beside a tale."""

    def __init__(self, told: Told, rng: Random) -> None:
        self.told, self.rng = told, rng
        self.text = told_text(told.tale)
        self.taken: set[object] = set()

    def some(self) -> Iterator[Piece]:
        """One piece, or a few that belong together."""
        series = self.rng.choice(self.told.tale.series)
        kinds = (
            "episode",
            "episode",
            "entry",
            "entry",
            "named",
            "late",
            "layer",
            "layer",
            "layer",
            "before",
            "verb",
            "declared",
            "broken",
        )
        kind = self.rng.choice(
            (*kinds, "scene", "remark", "id", "file", "series", "comes", "torn", "torn_scene", "form")
        )
        yield from getattr(self, f"_{kind}")(series)

    def tempted(self) -> Iterator[Piece]:
        """What would change how a told word is read, had it been told."""
        for series in self.told.tale.series:
            text = " ".join(line for e in series.episodes for scene in e.scenes for line in scene.lines)
            if "humblez" in text and self.rng.random() < 0.7:
                yield from self._verb(series, "humbles", JOY)
            for word, name in (("Mira", "Mirra"), ("Mira", "Mira Qzx"), ("Raven", "Raven"), ("raven", "Raven")):
                if word in text and self.rng.random() < 0.4:
                    yield Piece("entry", series.name, f"{CANARY}-{name.lower()}", {"name": name})

    def masks(self) -> Iterator[Piece]:
        """Who turns out to be whom: by the cast, from later on or to the author alone, and by a line."""
        for series in self.told.tale.series:
            names = [str(entry["name"]) for _, entry in series.cast]
            if len(names) > 1 and self.rng.random() < 0.3:
                yield from self._mask(series)
            number = self.after(series)
            if "groups" in series.declared and number is not None:
                scene = Scene("1", tuple(f"{name} joins the crew" for name in names), {"place": "qzxplace"})
                yield Piece("episode", series.name, number, Episode(number, (scene,), ""))
            if len(names) > 1 and number is not None and self.rng.random() < 0.3:
                scene = Scene("1", tuple(telling(self.rng, names) for _ in range(2)), {"place": "qzxplace"})
                yield Piece("episode", series.name, number, Episode(number, (scene,), ""))

    def _mask(self, series: Series) -> Iterator[Piece]:
        (who, _), (other, _) = self.rng.sample(series.cast, 2)
        label, known = self.label(series), self.rng.choice([who for who, _ in series.cast])
        late = {"from": label} if label and self.rng.random() < 0.7 else {}
        open_to = {"known to": [known]} if self.rng.random() < 0.4 else {}
        if self.rng.random() < 0.8:
            yield Piece("mask", series.name, who, {"is": other, **late, **open_to})

    def untold(self, piece: Piece) -> bool:
        """Is it nothing that the told text names, and nothing that stands there already?"""
        words = [piece.value] if piece.kind in {"alias", "called"} else _names(piece)
        floored = piece.kind == "entry" and "from" in piece.value and "is" not in piece.value
        if not floored and any(self.says(word) for word in words):  # before its `from:`, a name is nobody's
            return False
        key = (piece.kind, piece.series, str(piece.key))
        again = piece.kind in {
            "torn",
            "torn scene",
            "form",
            "layer",
            "mask",
            "called",
            "entry",
            "verb",
            "declared",
            "episode",
            "file",
            "series",
            "id",
        }
        new = key not in self.taken
        self.taken.add(key)
        return new or not again

    def says(self, name: str) -> bool:
        """Does a told text write these very words? Whoever is listed, or speaks, is named in any case."""
        exact = re.compile(rf"(?<![\w'’-]){re.escape(name)}(?![\w'’-])")
        return any(exact.search(text) or text.casefold() == name.casefold() for text in self.text)

    def after(self, series: Series) -> Number | None:
        """An episode that is not told; None where all are."""
        mode = self.told.modes[series.name]
        last = series.episodes[-1].number if series.episodes else ()
        if mode == "all":
            return None
        two = "{season}" in series.positions
        if not last:
            return self.rng.choice(((1, 1), (1, 2), (3, 100))) if two else (self.rng.choice((1, 2, 100)),)
        season, number = last[0], last[-1]
        beyond = number + (5 if mode == "beyond" else 1)
        if not two:
            return (self.rng.choice((beyond, beyond + 1, 100)),)
        later = [(season + 1, 1), (season + 1, 100), (season + 40, 2)]
        if mode != "season":
            later += [(season, beyond), (season, beyond + 1), (season, 100)]
        if mode == "set":
            later += [(1, 2), (1, 4)]
        return self.rng.choice(later)

    def label(self, series: Series) -> str | None:
        """When something is told that is not told yet."""
        number = self.after(series)
        if self.rng.random() < 0.1 and self.told.modes[series.name] != "all":
            return f"{CANARY}=S01E01"
        return None if number is None else series.at(number)

    def people(self, series: Series) -> list[str]:
        """Told names and later ones."""
        told = [str(entry["name"]) for _, entry in series.cast]
        return [*told, *self.rng.sample(LATER_NAMES, 2), "Qzxnobody"]

    def lines(self, series: Series, count: int) -> tuple[str, ...]:
        """Lines that are told later."""
        people = self.people(series)
        first = series.episodes[0] if series.episodes else None
        address = f"{series.at(first.number)}.{first.scenes[0].name}/1" if first else "S01E01.1/1"
        forms = (
            "{a} kills {b}; cues qzxcue", "{a} hurts {b}; severity 0.9", "{a} rescues {b}; at qzxplace", "{a} dies",
            "{a} tells {b}; sets scarf = qzxvalue", "{a} lies to {b}; sets letter = qzx", "{a} humbles {b}",
            "{a} plays at ease", "{a} hides qzxfact from {b}", "{a} vows to end it about {b}", "{a} hunts {b}",
            "{a} leaves {b}; retells " + address, "{a} helps {b}; because of " + address, "{a} meets {b}; stakes world",
            "{a} learns it; reveals scarf; from {b}", "{a} qzxes {b}",
        )  # fmt: skip
        pick = self.rng.choice
        return tuple(pick(forms).format(a=pick(people), b=pick(people)) for _ in range(count))

    def _made(self, series: Series, number: Number, count: int) -> Episode:
        fields: Fields = {"place": "qzxplace"}
        odd = self.rng.random()
        if odd < 0.3:
            fields["flashback"] = self.rng.choice((-540, -12.5, *FAR))
        elif odd < 0.5:
            fields["day"] = self.rng.choice(FAR)
        scenes = [Scene("1", self.lines(series, count), fields), Scene("2", self.lines(series, 1), {})]
        return Episode(number, tuple(scenes[: self.rng.randint(1, 2)]), self.rng.choice(("", "AKA Qzx")))

    def _episode(self, series: Series) -> Iterator[Piece]:
        number = self.after(series)
        if number is not None:
            yield Piece("episode", series.name, number, self._made(series, number, self.rng.randint(1, 4)))

    def bulk(self) -> Iterator[Piece]:
        """So much that a replay of the whole would be compiled."""
        for series in self.told.tale.series:
            number = self.after(series)
            if number is not None:
                yield Piece("episode", series.name, number, self._made(series, number, 60))

    def _scene(self, series: Series) -> Iterator[Piece]:
        """A scene after the last told one of an episode that is seen in part."""
        if self.told.modes[series.name] == "scene" and series.episodes:
            last = series.episodes[-1]
            name = f"{len(last.scenes) + self.rng.randint(1, 9)}Z"
            tail = ("qzx closes it]] */", "MARA\nQzx indeed.") if last.script else ()
            fields = {"place": "qzxplace"}
            yield Piece("scene", series.name, last.number, Scene(name, self.lines(series, 2), fields, tail))

    def _entry(self, series: Series) -> Iterator[Piece]:
        """Somebody who is told of later."""
        name = self.rng.choice(LATER_NAMES)
        entry: Fields = {"name": name}
        label = self.label(series)
        if label and self.rng.random() < 0.5:
            entry["from"] = label
        told = [who for who, _ in series.cast]
        if told and self.rng.random() < 0.5:
            entry["bonds"] = {self.rng.choice(told): 0.9}
        if self.rng.random() < 0.3:
            entry["lead"] = "yes"
        if label and told and self.rng.random() < 0.3:  # later it turns out who that was
            entry |= {"from": label, "is": self.rng.choice(told)}
        id_ = self.rng.choice(("raven", "boat", "scarf", f"{CANARY}-who", "letter"))
        yield Piece("entry", series.name, id_, entry)

    def _late(self, series: Series) -> Iterator[Piece]:
        """Somebody who bears a word of the told text as their name, from later on."""
        label = self.label(series)
        words = [word for text in self.text for word in text.split() if word[:1].isupper() and word.isalpha()]
        if label and words:
            yield Piece("entry", series.name, f"{CANARY}-late", {"name": self.rng.choice(words), "from": label})

    def _named(self, series: Series) -> Iterator[Piece]:
        """A name that somebody told of has later."""
        if series.cast:
            who = self.rng.choice(series.cast)[0]
            kind = self.rng.choice(("alias", "called"))
            yield Piece(kind, series.name, who, self.rng.choice((*LATER_NAMES, "Qzx the Younger", "Mara Qzx")))

    def _comes(self, series: Series) -> Iterator[Piece]:
        """Somebody, and the lines that tell of them."""
        yield from self._entry(series)
        yield from self._episode(series)

    def _layer(self, series: Series) -> Iterator[Piece]:
        """A trait, a standard, a bond or a goal that is told later; a goal without a label never."""
        label = self.label(series)
        if not series.cast or label is None:
            return
        who, entry = self.rng.choice(series.cast)
        later: Fields = {} if self.rng.random() < 0.5 else {"from": label}
        part, key, value = self.rng.choice(
            (
                ("temperament", self.rng.choice(TEMPERS), {"value": -0.97, "from": label}),
                ("standards", self.rng.choice(("betrays", "hurts", "abuses")), {"value": -0.97, "from": label}),
                ("bonds", self.rng.choice([w for w, _ in series.cast]), {"value": -0.97, "from": label}),
                ("bonds", self.rng.choice([w for w, _ in series.cast]), {"value": 0.97, "from": label}),
                ("bonds", f"{CANARY}-who", {"value": 0.97}),
                ("goals", "qzxgoal", {"weight": 0.97, "target": who, **later}),
                ("goals", "qzxgoal", {"weight": 0.97, "target": f"{CANARY}-who", **later}),
            )
        )
        if key not in entry.get(part, {}):
            yield Piece("layer", series.name, (who, part), {key: value})

    def _before(self, series: Series) -> Iterator[Piece]:
        """What was lived before, told later or never."""
        (line,) = self.lines(series, 1)
        label = self.label(series)
        entry: Fields = {"day": self.rng.choice((-9000, -7, *FAR[:3])), "line": line, "place": "qzxplace"}
        if label and self.rng.random() < 0.6:
            entry["told"] = label
        yield Piece("before", series.name, line, entry)

    def _verb(self, series: Series, form: str = "", effect: Mapping[str, float] = HARM) -> Iterator[Piece]:
        """A verb of the story's own that no told line uses."""
        form = form or self.rng.choice(LATER_VERBS)
        if not any(form in text for text in self.text):
            verb: dict[str, Any] = {"takes": ["name", "none"], "forms": [form], "object": dict(effect)}
            yield Piece("verb", series.name, f"qzx-{form.replace(' ', '-')}", verb)

    def _declared(self, series: Series) -> Iterator[Piece]:
        """A key of the author's."""
        key, value = self.rng.choice(
            (
                ("scope", self.rng.choice(SCALES)),
                ("premises", [{"id": "qzx", "never": "alive(qzx)"}, {"id": "two", "always": "distress(mara) < 0"}]),
                ("sources", {"qzx": {"who": "Qzx", "role": "showrunner"}}),
                ("facts", {"scarf": "qzx", "letter": "raven"}),
                ("allow", [{"rule": "reset", "because": "qzx"}]),
                ("settings", {"dropped-wound": 1, "dropped-thread": 1, "purpose-gone-unnoticed": 1}),
                ("press", {"qzx": "press/qzx.txt"}),
                ("qzxkey", ["unknown", "keys"]),
                ("premises", "qzx: no list"),
                ("facts", ["qzx"]),
            )
        )
        yield Piece("declared", series.name, key, value)

    def _broken(self, series: Series) -> Iterator[Piece]:
        """A block that nobody can read."""
        number = self.after(series)
        if number is not None:
            text = self.rng.choice(BROKEN).format(at=series.at(number))
            yield Piece("broken", series.name, text, text)

    def _torn(self, series: Series) -> Iterator[Piece]:
        """Rows of story.yaml that nobody can read."""
        key = self.rng.choice(("cast", "premises", "sources"))
        text = self.rng.choice(TORN)
        yield Piece("torn", series.name, key, text if key == "cast" else f"{key}:\n  {text}")

    def _torn_scene(self, series: Series) -> Iterator[Piece]:
        """Rows that nobody can read, after the last told scene of an episode seen in part."""
        if self.told.modes[series.name] == "scene" and series.episodes and not series.episodes[-1].script:
            yield Piece("torn scene", series.name, series.episodes[-1].number, self.rng.choice(TORN))

    def _form(self, series: Series) -> Iterator[Piece]:
        """A form of a told verb that is not told."""
        if series.verbs:
            form = self.rng.choice(("humblezz", "qzxes", "humbled", "outqzxes"))
            if not any(form in text for text in self.text):
                yield Piece("form", series.name, self.rng.choice(series.verbs)[0], form)

    def _remark(self, series: Series) -> Iterator[Piece]:
        """What an author notes under a told scene."""
        if series.episodes:
            episode = self.rng.choice(series.episodes)
            key = self.rng.choice(("summary", "title", "timecode", "qzxkey"))
            place = self.rng.randrange(len(episode.scenes))
            yield Piece("remark", series.name, (episode.number, place), {key: "qzx returns"})

    def _id(self, series: Series) -> Iterator[Piece]:
        """Another word to file somebody under."""
        who = self.rng.choice(series.cast)[0] if series.cast else ""
        if who and not who.startswith("both"):
            id_ = self.rng.choice(("red", "old", "knife", "zzz", "aaa"))
            if ("id", id_) not in self.taken:
                self.taken |= {("id", id_)}
                yield Piece("id", series.name, who, f"{id_}-{CANARY}" if self.rng.random() < 0.5 else id_)

    def _file(self, series: Series) -> Iterator[Piece]:
        """A file that is the author's, or that nobody can read."""
        home = f"{series.name}/" if self.told.tale.universe else ""
        path, value = self.rng.choice(
            (
                ("plans/qzx.yaml", b"cast: {qzx: Qzx}\n"),
                ("plans/qzx.yaml", b"S01E01:\n  scenes:\n    1:\n      lines:\n        - Qzx kills Mara\n"),
                ("press/qzx.txt", b"Qzx dies in the finale."),
                ("notes-qzx.jsonl", b'{"at": "S99", "line": "Qzx"}\nqzx\n'),
                ("qzx.fountain", b"Episode: qzx\n\nINT. QZX - DAY\n\n[[prev: Qzx]]\n"),
                ("aa-qzx.yaml", b"qzx: \xff\xfe\x00 bytes\n"),
                ("qzx.txt", b"qzx"),
                ("zz-qzx.spmd", b"\xff\xfeq\x00"),
            )
        )
        yield Piece("file", "", home + path, value)

    def _series(self, series: Series) -> Iterator[Piece]:
        """Another series, of which nothing is seen; people cross over."""
        if self.told.tale.universe:
            name = self.rng.choice(("aaa", "qzxseries", "streets", "zzz"))
            cast: list[tuple[str, Fields]] = [
                (who, {"name": self.rng.choice(("Qzxname", "Raven")), "bonds": {who: 0.3}})
                for who, _ in series.cast[: self.rng.randint(0, 2)]
            ]
            cast.append(("raven", {"name": "Raven", "lead": "yes"}))
            made = Series(name, "Qzx", "S{season}E{episode}", tuple(cast))
            number = (1, 1)
            yield Piece("series", "", name, made._replace(episodes=(self._made(made, number, 3),)))


def _names(piece: Piece) -> list[str]:
    """The names that somebody of a later entry has."""
    return [str(piece.value["name"])] if piece.kind == "entry" else []
