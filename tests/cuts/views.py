"""Every view an audience may be given: each command in each format, asked rightly and wrongly.

A view is made for a told tale: the same command line in every world. The words asked for are drawn from what is told,
and from what is not: an audience that guesses a later name must be answered as if there were none.
"""

from collections.abc import Callable, Iterable
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from tests.cuts.draw_later import LATER_NAMES
from tests.cuts.draw_told import CUES, PLACES, Told
from tests.cuts.tale import Piece, Series
from tests.cuts.worlds import OUT, STORY, Env, Said, World
from tests.laws.strategies import FACTS


class Asked(NamedTuple):
    """One view of one tale: a command line, what stands in the environment, files beside the story.

    `inside`: the folder one stands in, where that is not beside the story.
    """

    arguments: list[str]
    env: Env = MappingProxyType({})
    beside: tuple[tuple[str, str], ...] = ()
    inside: str = ""

    def of(self, world: World) -> Said:
        """What it says in one world."""
        self.lay(world)
        return world.ask(self.arguments, self.env, self.inside)

    def lay(self, world: World) -> None:
        """Put the files there that are asked about."""
        for name, text in self.beside:
            (world.root / name).write_text(text, "utf-8")

    def words(self) -> str:
        """Everything the asker says, which may be said back."""
        return " ".join((*self.arguments, *self.env.values(), *(text for _, text in self.beside)))


class Draw:
    """What an audience may ask of a told tale."""

    def __init__(self, told: Told, rng: Random, later: Iterable[Piece] = ()) -> None:
        self.told, self.rng = told, rng
        named = [str(p.value["name"]) for p in later if p.kind == "entry"]
        self.later = [*named, *(str(p.value) for p in later if p.kind in {"alias", "called"})]
        self.series: Series = rng.choice(told.tale.series)
        self.story = f"{STORY}/{told.tale.stands}" if told.tale.stands else STORY
        self.seen = ["--seen", told.tale.progress]

    def name(self) -> str:
        """Somebody told of, or now and then anybody."""
        names = [str(entry["name"]) for series in self.told.tale.series for _, entry in series.cast]
        return self.rng.choice(names) if names and self.rng.random() < 0.9 else self.unseen()

    def unseen(self) -> str:
        """A name of somebody who is not told of, or nearly one, or of nobody at all."""
        if self.later and self.rng.random() < 0.7:
            name = self.rng.choice(self.later)
            return name if self.rng.random() < 0.6 else name[:-1]
        return self.rng.choice((*LATER_NAMES, "raven", "boat", "Nobody Atall", "qzx-who", "Rven", "Joo"))

    def fact(self) -> str:
        """A fact, told or not."""
        return self.rng.choice((*FACTS, *FACTS, "qzxfact", "boat"))

    def at(self) -> list[str]:
        """No position, a told one, one past the cut, or none at all."""
        series, pick = self.series, self.rng.random()
        episodes = series.episodes
        if pick < 0.35:
            return []
        prefix = f"{series.name}=" if self.told.tale.universe and self.rng.random() < 0.9 else ""
        if pick < 0.75 and episodes:
            episode = self.rng.choice(episodes)
            scene = f".{self.rng.choice(episode.scenes).name}" if self.rng.random() < 0.5 else ""
            return ["--at", prefix + series.at(episode.number) + scene]
        two = "{season}" in series.positions
        far = self.rng.choice(((1, 2), (1, 4), (1, 9), (2, 1), (2, 3), (41, 2), (1, 100)))
        at = series.at(far if two else far[1:])
        at += self.rng.choice(("", "", ".1", ".2", ".4Z", ".99"))
        return ["--at", prefix + (at if self.rng.random() < 0.9 else "tomorrow")]

    def without(self) -> list[str]:
        """Nobody, somebody, a line that is told, or one that is not."""
        first = self.series.episodes[0] if self.series.episodes else None
        address = f"{self.series.at(first.number)}.{first.scenes[0].name}/1" if first else "S01E01.1/1"
        choices: tuple[list[str], ...] = (
            [],
            [],
            ["--without", self.name()],
            ["--without", address],
            ["--without", "S01E04.1/1"],
        )
        return self.rng.choice((*choices, ["--without", self.unseen()], ["--without", "S02E01.1/2"]))

    def given(self) -> list[str]:
        """Circumstances."""
        choices = (
            ["--present", f"{self.name()},{self.name()}"],
            ["--place", self.rng.choice(PLACES)],
            ["--cues", f"{self.rng.choice(CUES)},{self.unseen()}"],
            ["--about", self.name()],
        )
        return [word for words in choices if self.rng.random() < 0.25 for word in words]

    def line(self) -> str:
        """Something that is told, as an article might have it."""
        lines = [line for s in self.told.tale.series for e in s.episodes for scene in e.scenes for line in scene.lines]
        return f"{self.rng.choice(lines).partition(';')[0]}. {self.unseen()} hurts {self.name()}." if lines else "So."

    def numbers(self) -> list[str]:
        """Numbers, or words only."""
        return self.rng.choice(([], ["--numbers"]))


class View(NamedTuple):
    """A command in one of its formats. `cost`: it is tried in one example of so many."""

    command: str
    format_: str
    ask: Callable[[Draw], Asked]
    cost: int = 1


def _on(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        numbers = draw.numbers() if format_ == "text" else []
        asked = ["on", draw.name(), draw.story, *draw.seen, *draw.at(), *draw.given(), *draw.without(), *numbers]
        return Asked([*asked, "--format", format_])

    return ask


def _cast(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        orders = ("name", "hurt", "lift", "distress", "vulnerability", "void", "grief", "made", "seen", "told")
        order = ["--sort", draw.rng.choice(orders)] if draw.rng.random() < 0.5 else []
        asked = ["cast", draw.story, *draw.seen, *draw.at(), *draw.without(), *order, *draw.numbers()]
        return Asked([*asked, "--format", format_])

    return ask


def _knows(who: Callable[[Draw], list[str]], format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        asked = who(draw)
        story = [draw.story] if asked else ["--secrets", draw.story]
        return Asked(["knows", *asked, *story, *draw.seen, *draw.at(), "--format", format_])

    return ask


def _brief(format_: str) -> Callable[[Draw], Asked]:
    def asked(draw: Draw) -> Asked:
        more = [[], ["--with", f"{draw.name()},{draw.name()}"], ["--about", draw.fact()], ["--budget", "150"]]
        given = [*draw.seen, *draw.at(), *draw.rng.choice(more)]
        return Asked(["brief", draw.name(), draw.story, *given, "--format", format_])

    return asked


def _scenes(format_: str) -> Callable[[Draw], Asked]:
    def asked(draw: Draw) -> Asked:
        order = draw.rng.choice(("told", "lived"))
        return Asked(["scenes", draw.story, *draw.seen, "--order", order, "--format", format_])

    return asked


def _sheet(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        return Asked(["sheet", draw.name(), draw.story, *draw.seen, *draw.at(), "--format", format_])

    return ask


def _chart(what: Callable[[Draw], list[str]], kind: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        output = ["-o", f"{OUT}/chart.{kind}"] if kind != "text" else []
        theme = ["--theme", "dark"] if draw.rng.random() < 0.2 else []
        at = draw.at() if draw.rng.random() < 0.4 else []
        return Asked(["chart", *what(draw), *draw.seen, *at, *draw.without(), *theme, *output])

    return ask


def _arc(draw: Draw) -> list[str]:
    return [draw.name(), draw.story, *draw.rng.choice(([], ["--order", "lived"]))]


def _everyone(draw: Draw) -> list[str]:
    return ["--cast", draw.story]


def _fact(draw: Draw) -> list[str]:
    return [draw.story, "--knows", draw.fact()]


def _check(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        hints = ["--hints"] if draw.rng.random() < 0.5 else []
        return Asked(["check", draw.story, *draw.seen, *draw.without(), *hints, "--format", format_])

    return ask


def _planned(draw: Draw) -> Asked:
    """A plan is refused, whether there is one or not."""
    plan = draw.rng.choice(("plans/qzx.yaml", "plans/qzx.yaml", "qzx", "none", f"{draw.story}/plans/qzx.yaml"))
    who = draw.rng.choice((["on", draw.name()], ["cast"], ["knows", draw.name()], ["chart", draw.name()]))
    return Asked([*who, draw.story, *draw.seen, "--plan", plan])


def _completed(draw: Draw) -> Asked:
    """Words are completed by what is told."""
    command = draw.rng.choice(("on", "knows", "chart"))
    begun = draw.rng.choice(("", "", "m", "r", "b", "q", "R", "Q", "sc", "audi"))
    words = ["previously", command, *draw.seen, begun]
    env = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), "_PREVIOUSLY_COMPLETE": "bash_complete"}
    return Asked([], env, inside=draw.story)


ARTICLES = (
    "This article contains spoilers for AKA Raven.\n\nMara is gone.\n",
    "SPOILER ALERT: This article reveals details about Season 1 Episode 2 (titled “AKA Qzx”).\n\nRaven dies.\n",
    "Mara and Raven were on. Raven is a detective. What separates this from other shows is its pace.\n",
    "Mara hurts Joe. Joe was betrayed by Ann, and Qzxara kills Mara. She would not be so. “I am Mira,” she said.\n",
    "Joe's death is not the end. Jess is taken by Jess Vale. Dr Luke has red hair. The scarf is in the red door.\n",
    "<p>Ann comforts Ben.</p><p>The villain dies; <b>Mira Qzx</b> is his sister.</p><h2>Red Door</h2>",
)


def _notice(format_: str) -> Callable[[Draw], Asked]:
    """The notice of an article, by what is told, and by the titles and positions that are."""

    def ask(draw: Draw) -> Asked:
        text = draw.rng.choice(ARTICLES)
        to = draw.rng.choice(([], ["--to", "S01"], ["--to", "S01E04"], ["--to", "all"], ["--to", "qzxseries=S01"]))
        form = ["--as", draw.rng.choice(("plain", "reddit"))]
        asked = ["notice", "article.txt", draw.story, *draw.seen, *to, *form, "--format", format_]
        return Asked(asked, beside=(("article.txt", text),))

    return ask


def _read(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        output = ["-o", f"{OUT}/article.{format_}"] if draw.rng.random() < 0.5 else []
        keep = ["--keep"] if output and format_ in {"html", "markdown"} and draw.rng.random() < 0.3 else []
        rules = ["--rules"] if draw.rng.random() < 0.5 else []
        text = "\n\n".join([*draw.rng.sample(ARTICLES, 3), draw.line()])
        asked = ["read", "article.txt", draw.story, *draw.seen, *rules, *output, *keep, "--format", format_]
        return Asked(asked, beside=(("article.txt", text),))

    return ask


def _recap(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        whom = ["--for", draw.name()] if draw.rng.random() < 0.4 else []
        words = ["--words", draw.rng.choice(("5", "20"))] if draw.rng.random() < 0.3 else []
        at = draw.at() or ["--at", draw.series.at((1, 2) if "{season}" in draw.series.positions else (2,))]
        return Asked(["recap", draw.story, *draw.seen, *at, *whom, *words, "--format", format_])

    return ask


def _say(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        before = ["--before", f"{draw.name()} waits."] if draw.rng.random() < 0.5 else []
        verb = draw.rng.choice(("slaps", "is killed by", "falls in love with", "tells"))
        line = f"{draw.name()} {verb} {draw.rng.choice((draw.name(), draw.unseen(), 'her'))} in the kitchen"
        return Asked(["say", line, draw.story, *draw.seen, *draw.at(), *before, "--format", format_])

    return ask


def _export(format_: str) -> Callable[[Draw], Asked]:
    def ask(draw: Draw) -> Asked:
        form = draw.rng.choice(("fountain", "fdx", "markdown"))
        return Asked(["export", draw.story, *draw.seen, "--to", form, "-o", f"{OUT}/{form}", "--format", format_])

    return ask


def _card(draw: Draw) -> Asked:
    return Asked(
        ["card", draw.name(), draw.story, *draw.seen, *draw.at(), *draw.rng.choice(([], ["-o", f"{OUT}/a.png"]))]
    )


def _lorebook(draw: Draw) -> Asked:
    return Asked(["lorebook", draw.story, *draw.seen, *draw.at()])


def _astray(draw: Draw) -> Asked:
    """A progress that is none, where the story might say which there are."""
    progress = draw.rng.choice(
        ("qzx=S01", "streetss=S01E01", "tomorrow", "S01E", "stret=S01", "S01E03-S01E01", "aa=S01")
    )
    return Asked(["cast", draw.story, "--seen", progress])


VIEWS: tuple[View, ...] = (
    View("on", "text", _on("text")),
    View("on", "json", _on("json")),
    View("cast", "text", _cast("text")),
    View("cast", "json", _cast("json")),
    View("cast", "csv", _cast("csv")),
    View("scenes", "text", _scenes("text")),
    View("scenes", "json", _scenes("json")),
    View("sheet", "text", _sheet("text")),
    View("brief", "text", _brief("text")),
    View("brief", "json", _brief("json")),
    View("sheet", "markdown", _sheet("markdown")),
    View("sheet", "json", _sheet("json")),
    View("knows", "text", _knows(lambda draw: [draw.name()], "text")),
    View("knows", "json", _knows(lambda draw: [draw.rng.choice((draw.fact(), draw.name()))], "json")),
    View("knows", "text", _knows(lambda draw: [draw.rng.choice((draw.fact(), "audience", draw.unseen()))], "text")),
    View("knows", "json", _knows(lambda _: ["audience"], "json")),
    View("knows", "text", _knows(lambda draw: [draw.name(), "--by", draw.name()], "text")),
    View(
        "knows", "json", _knows(lambda draw: [draw.rng.choice((draw.fact(), draw.name())), "--by", draw.name()], "json")
    ),
    View("knows", "text", _knows(lambda _: [], "text")),
    View("knows", "json", _knows(lambda _: [], "json")),
    View("chart", "text", _chart(_arc, "text")),
    View("chart", "text", _chart(_everyone, "text")),
    View("chart", "svg", _chart(_arc, "svg"), cost=100),
    View("chart", "svg", _chart(_everyone, "svg"), cost=150),
    View("chart", "svg", _chart(_fact, "svg"), cost=150),
    View("chart", "png", _chart(_arc, "png"), cost=250),
    View("chart", "html", _chart(_arc, "html"), cost=250),
    View("check", "text", _check("text")),
    View("check", "json", _check("json")),
    View("check", "sarif", _check("sarif")),
    View("check", "github", _check("github")),
    View("notice", "text", _notice("text")),
    View("notice", "json", _notice("json")),
    View("read", "text", _read("text")),
    View("read", "markdown", _read("markdown")),
    View("read", "html", _read("html")),
    View("read", "json", _read("json")),
    View("recap", "text", _recap("text")),
    View("recap", "markdown", _recap("markdown")),
    View("recap", "json", _recap("json")),
    View("say", "text", _say("text")),
    View("say", "json", _say("json")),
    View("card", "json", _card),
    View("lorebook", "json", _lorebook),
    View("export", "text", _export("text"), cost=20),
    View("export", "json", _export("json"), cost=20),
    View("on", "refused", _planned),
    View("on", "completion", _completed),
    View("cast", "refused", _astray),
)
"""Each cell of the registry; a command may have several in one format, asked in different ways."""

AUTHORS = {
    "survey": "looks through whole stories, for who has them",
    "new": "makes a folder, and reads none",
    "rule": "prints the manual, and reads no story",
    "compare": "lays an author's drafts side by side",
    "log": "adds lines to an author's files",
    "draft": "holds proposed lines against an author's pages",
    "quotes": "reads an article, and no story",
    "unread": "shows an author which lines nobody could read",
    "coverage": "shows an author which passages no line rests on",
    "import": "makes an author's folder of another program's file",
    "store": "keeps an author's log in a database; what is in it is seen by the other commands",
    "lab": "runs protocols of the model, and reads no story",
    "skill": "writes a manual, and reads no story",
    "mcp": "serves tools, which are asked with and without what comes later in tests/protocol",
    "serve": "serves pages, whose routes are views of their own",
    "completion": "prints a shell's script; what it completes with is the cell `completion`",
}
"""The commands that show an audience nothing of a story, each with the reason."""


def everything(told: Told) -> Iterable[Asked]:
    """Views that together hold whatever is told."""
    draw = Draw(told, Random(0))  # noqa: S311
    seen = [draw.story, *draw.seen]
    yield Asked(["check", *seen, "--hints"])
    yield Asked(["check", *seen, "--format", "json"])
    yield Asked(["knows", "audience", *seen, "--format", "json"])
    for series in told.tale.series:
        for _, entry in series.cast:
            yield Asked(["on", entry["name"], *seen, "--format", "json"])
            yield Asked(["knows", entry["name"], *seen, "--format", "json"])


def drawn_views(rng: Random, number: int, count: int) -> Iterable[View]:
    """The cells that one example tries: some of the cheap ones, and a dear one now and then; all in 300."""
    if number % 300 == 7:
        return VIEWS
    dear = [view for view in VIEWS if view.cost > 1 and rng.randrange(view.cost) == 0]
    return [*rng.sample([view for view in VIEWS if view.cost == 1], count), *dear]
