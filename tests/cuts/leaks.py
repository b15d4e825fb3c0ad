"""Leaks to be planted: each channel through which a cut could let something out, opened on purpose.

A generator that lets one of them live is blind to that channel. `Whole` is what a leaky program would still hold: the
folder before its cut.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from previously.canon import load, log, without
from previously.canon.log import Canon
from previously.canon.view import cut, progress, told_cast, told_words
from previously.canon.world.joiners import joiners_in
from previously.core.atoms import CastText, EpisodeText, FolderText, MemberText, StoryText, Word
from previously.core.errors import UnknownName, UnknownPosition, UnreadableInput
from previously.formats.bible import format as bible
from previously.formats.format import Section
from previously.formats.fountain import cuts as fountain_cuts
from previously.language.lexicon.lookup import Trie
from previously.mind import standing
from previously.mind.headspace import Headspace
from previously.press.gate import reader
from previously.recap import recap
from previously.story.story import open_story
from previously.surfaces.cli import options, reporting, sparks
from previously.surfaces.cli.commands import cast_command as cast_text
from previously.surfaces.pictures.arc import words as arc_words
from previously.surfaces.pictures.chart import Chart

Patch = pytest.MonkeyPatch


class Whole:
    """The folder that was cut last, as no view may know it."""

    folder: FolderText = FolderText(StoryText())


def _remembered(patch: Patch, after: Callable[[FolderText, FolderText], FolderText] | None = None) -> None:
    """Let every cut be remembered whole, and given back with something of the rest."""
    real: Any = vars(load)["cut"]

    def leaky(whole: FolderText, seen: str) -> FolderText:
        Whole.folder = whole
        told = real(whole, seen)
        return after(whole, told) if after else told

    patch.setattr(load, "cut", leaky)


def _every_name() -> list[str]:
    stories = [Whole.folder.story, *(member.story for member in Whole.folder.members)]
    return [name.text for story in stories for entry in story.cast for name in (entry.name, *entry.aliases)]


def _scenes() -> int:
    return sum(len(episode.scenes) for episode in Whole.folder.episodes)


def _named(episodes: Iterable[EpisodeText]) -> list[str]:
    return [line.text for episode in episodes for scene in episode.scenes for line in scene.lines]


def names(patch: Patch) -> None:
    """Names are resolved over the whole cast."""
    first = told_cast._first
    patch.setattr(told_cast, "_first", lambda entry, words: min(1 << 30, first(entry, words)))


def floors(patch: Patch) -> None:
    """A name that the told text has is told, whatever its label."""
    patch.setattr(cut, "standing", lambda cast, _: tuple(cast))


def unmasked(patch: Patch) -> None:
    """Who somebody turns out to be is known before it is told."""
    real: Any = vars(cut)["standing"]

    def leaky(cast: tuple[CastText, ...], reached: Any) -> tuple[CastText, ...]:
        said = {entry.id: entry.is_ for entry in cast}
        return tuple(msgspec.structs.replace(entry, is_=said[entry.id]) for entry in real(cast, reached))

    patch.setattr(cut, "standing", leaky)


def unmasked_by_a_line(patch: Patch) -> None:
    """Who somebody turns out to be in a line that comes is known before."""

    def after(whole: FolderText, told: FolderText) -> FolderText:
        pairs = dict(_PAIR.findall("\n".join(_named(whole.episodes))))
        names = {entry.name.text: entry.id for entry in told.story.cast}
        cast = tuple(
            msgspec.structs.replace(entry, is_=names.get(pairs.get(entry.name.text, ""), "") or entry.is_)
            for entry in told.story.cast
        )
        return msgspec.structs.replace(told, story=msgspec.structs.replace(told.story, cast=cast))

    _remembered(patch, after)


def joined_by_a_line(patch: Patch) -> None:
    """Whoever joins a group by a line that comes is of it before."""

    def after(whole: FolderText, told: FolderText) -> FolderText:
        joining = {one.name for one in joiners_in(told.story.groups, whole.episodes)}
        names = {entry.name.text: entry.id for entry in told.story.cast}
        groups = tuple(
            msgspec.structs.replace(
                group,
                members=tuple(MemberText(Word(names[one], group.name.span)) for one in sorted(joining & names.keys())),
            )
            for group in told.story.groups
        )
        return msgspec.structs.replace(told, story=msgspec.structs.replace(told.story, groups=groups))

    _remembered(patch, after)


_PAIR = re.compile(r"(?m)^(.+?) (?:turns out to be|is unmasked as) (.+)$")


def aliases(patch: Patch) -> None:
    """Somebody told of has all of their names."""
    patch.setattr(told_cast, "_told_names", lambda entry, *_: list(told_cast._names(entry)))


def verbs(patch: Patch) -> None:
    """Verbs are read that no told line uses."""
    patch.setattr(told_words.Words, "told_verbs", lambda _, verbs: iter(verbs))


def layers(patch: Patch) -> None:
    """Traits that are told later hold from the start."""
    patch.setattr(told_cast, "_layered", lambda *_: True)


def goals(patch: Patch) -> None:
    """What somebody will want is wanted."""
    patch.setattr(told_cast, "_wanted", lambda *_: True)


def bonds(patch: Patch) -> None:
    """Whom somebody will love is loved."""
    patch.setattr(told_cast, "_bound", lambda bond, _, known: bond.other.text in known)


def labels(patch: Patch) -> None:
    """Whatever has a label counts as told."""
    patch.setattr(progress.Progress, "reached", lambda _, label, **__: bool(label))


def order(patch: Patch) -> None:
    """The cast stands as the file has it."""
    cast: Any = vars(cut)["told_cast"]

    def leaky(entries: tuple[CastText, ...], *rest: Any) -> tuple[CastText, ...]:
        places = {entry.id: i for i, entry in enumerate(entries)}
        return tuple(sorted(cast(entries, *rest), key=lambda entry: places[entry.id]))

    patch.setattr(cut, "told_cast", leaky)


def ids(patch: Patch) -> None:
    """People are filed as the author files them."""
    patch.setattr(cut, "renamed", lambda folder: folder)


def places(patch: Patch) -> None:
    """Reasons name files and lines."""
    patch.setattr(load, "addressed", lambda folder: folder)


def faults(patch: Patch) -> None:
    """What is wrong in later text is said."""
    _remembered(patch)
    addressed: Any = vars(load)["addressed"]
    patch.setattr(
        load, "addressed", lambda told: msgspec.structs.replace(addressed(told), findings=Whole.folder.findings)
    )


def premises(patch: Patch) -> None:
    """The author's premises, scope, facts and settings hold for the audience."""

    def kept(whole: FolderText, told: FolderText) -> FolderText:
        ours = {key: getattr(whole.story, key) for key in ("premises", "scope", "facts", "settings", "allow")}
        return msgspec.structs.replace(told, story=msgspec.structs.replace(told.story, **ours))

    _remembered(patch, kept)


def titles(patch: Patch) -> None:
    """Episodes stand there before they are told, with nothing in them."""

    def kept(whole: FolderText, told: FolderText) -> FolderText:
        known = {episode.episode for episode in told.episodes}
        coming = (e for e in whole.episodes if e.episode not in known and not whole.members)
        empty = tuple(EpisodeText(e.episode, e.span, e.title) for e in coming)
        return msgspec.structs.replace(told, episodes=(*told.episodes, *empty))

    _remembered(patch, kept)


def numbering(patch: Patch) -> None:
    """What was lived before is numbered as the file has it."""
    patch.setattr(cut, "_lived", lambda *_: 0)


def series(patch: Patch) -> None:
    """A series nobody has begun is offered by name."""
    patch.setattr(
        progress, "_series", lambda template, name, word: template.member(f"{name}={word}" if name else word).name
    )


def counts(patch: Patch) -> None:
    """So many scenes are told, of so many."""
    _remembered(patch)
    whole = reporting._sum
    patch.setattr(reporting, "_sum", lambda *rest: f"{whole(*rest)} (of {_scenes()} scenes)")


def axis(patch: Patch) -> None:
    """A line is as long as the whole story."""
    _remembered(patch)
    drawn = sparks.spark
    patch.setattr(sparks, "spark", lambda values, room: drawn(values, room).ljust(_scenes(), "·") + "|")


def described(patch: Patch) -> None:
    """The words beside a picture speak of the whole."""
    _remembered(patch)
    patch.setattr(Chart, "words", property(lambda chart: f"{' '.join(chart.said)} {_scenes()}"))


def leading(patch: Patch) -> None:
    """Who leads is counted over all episodes."""
    _remembered(patch)

    def leaky(canon: Canon) -> set[str]:
        lines = _named(Whole.folder.episodes)
        return {
            who for who, person in canon.cast.items() if sum(person.name in line for line in lines) * 3 >= len(lines)
        }

    patch.setattr(standing, "leads", leaky)


def suggestions(patch: Patch) -> None:
    """A near miss is answered with a later name."""
    _remembered(patch)
    near: Any = vars(log)["did_you_mean"]
    patch.setattr(log, "did_you_mean", lambda word, known: near(word, [*known, *_every_name()]))


def unseen(patch: Patch) -> None:
    """Somebody who comes later is not seen yet; anybody else is unknown."""
    _remembered(patch)
    who = Canon.who

    def leaky(self: Canon, name: str) -> Any:
        if name in _every_name() and self.lexicon.who(name) is None:
            raise UnknownName(f"“{name}” is not told of yet")
        return who(self, name)

    patch.setattr(Canon, "who", leaky)


def without_unseen(patch: Patch) -> None:
    """Leaving out an event that is told later is another mistake than leaving out none."""
    _remembered(patch)
    found = without._event

    def leaky(canon: Canon, address: str) -> Any:
        at, _, _ = address.partition(".")
        if any(canon.template.matches(at) and canon.template.parse(at)[0] == e.episode for e in Whole.folder.episodes):
            raise (
                UnknownName(f"“{address}” is not told yet") if address not in canon.addresses else UnknownName(address)
            )
        return found(canon, address)

    patch.setattr(without, "_event", leaky)


def past(patch: Patch) -> None:
    """A position past the cut is answered by whether there is one."""
    _remembered(patch)
    moment = Canon.moment

    def leaky(self: Canon, at: str | None = None) -> Any:
        known = {episode.episode for episode in self.episodes}
        asked = self.template.parse(at)[0] if at and self.template.matches(at) else ()
        if asked not in known and any(episode.episode == asked for episode in Whole.folder.episodes):
            raise UnknownPosition(f"“{at}” is not told yet")
        return moment(self, at)

    patch.setattr(Canon, "moment", leaky)


def floats(patch: Patch) -> None:
    """Above some size of the folder another sum is taken, a bit off."""
    _remembered(patch)
    sure: Any = Headspace.__dict__["vulnerability"].func

    def leaky(self: Headspace) -> float:
        found: float = sure(self)
        return found * (1 + 2**-50) if len(_named(Whole.folder.episodes)) > 60 else found

    patch.setattr(Headspace, "vulnerability", property(leaky))


def cached(patch: Patch) -> None:
    """What was read is kept beside the story."""
    opened = options.open_seen

    def leaky(path: Path, seen: str) -> Any:
        (path / ".cache").write_text(str(len(list(path.iterdir()))), "utf-8")
        return opened(path, seen)

    patch.setattr(options, "open_seen", leaky)


def sizes(patch: Patch) -> None:
    """A title says how large the folder is."""
    opened = options.open_seen

    def leaky(path: Path, seen: str) -> Any:
        story = opened(path, seen)
        story.canon.title += f" ({sum(f.stat().st_size for f in path.rglob('*.yaml'))})"
        return story

    patch.setattr(options, "open_seen", leaky)


def scripts(patch: Patch) -> None:
    """A note that is not closed goes on into the next scene."""
    patch.setattr(fountain_cuts._Cutter, "_breaks", lambda self, _: len(self.text))


def blocks(patch: Patch) -> None:
    """A season file is parsed as one."""
    patch.setattr(bible, "split", lambda text: (Section("", 0, text),))


def completed(patch: Patch) -> None:
    """Words are completed from the whole story."""
    opened = options.opened

    def leaky(story: str, *rest: Any, context: Any = None) -> Any:
        return open_story(Path(story)) if context else opened(story, *rest)

    patch.setattr(options, "opened", leaky)


def plans(patch: Patch) -> None:
    """A plan is refused otherwise where there is one."""
    refused = load.Loader.plan

    def leaky(self: load.Loader, path: str) -> FolderText:
        if (Path("story") / path).exists():
            raise UnreadableInput("a view for an audience has no plans")
        return refused(self, path)

    patch.setattr(load.Loader, "plan", leaky)


def coming(patch: Patch) -> None:
    """A recap thinks of those in the coming scene."""
    _remembered(patch)
    near: Any = vars(recap)["concerned"]

    def leaky(canon: Canon, series: tuple[int, ...], wanted: Iterable[str] = ()) -> dict[str, float]:
        known = {episode.episode for episode in canon.episodes}
        lines = " ".join(_named(e for e in Whole.folder.episodes if e.episode not in known))
        found: dict[str, float] = near(
            canon, series, [*wanted, *(who for who, person in canon.cast.items() if person.name in lines)]
        )
        return found

    patch.setattr(recap, "concerned", leaky)


def read_names(patch: Patch) -> None:
    """An article's sentence is withheld for a name that comes later, and not for a word."""
    _remembered(patch)
    known: Any = reader.Reader.__dict__["names"].func

    def leaky(self: reader.Reader) -> Trie:
        return Trie((phrase, "") for phrase in [*known(self).phrases, *_every_name()])

    patch.setattr(reader.Reader, "names", property(leaky))


def widths(patch: Patch) -> None:
    """A column is as wide as the longest name of all."""
    _remembered(patch)
    table: Any = vars(cast_text)["table"]

    def leaky(columns: Any) -> Iterator[str]:
        widest = max(map(len, _every_name()), default=0)
        return (row + " " * (widest // 4) for row in table(columns))

    patch.setattr(cast_text, "table", leaky)


def highest(patch: Patch) -> None:
    """An arc's words say how much of it is to come."""
    _remembered(patch)
    said = arc_words._heights
    patch.setattr(arc_words, "_heights", lambda arc: (*said(arc), f"{len(Whole.folder.episodes)} episodes in all."))
