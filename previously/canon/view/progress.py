"""How far an audience has come: the told positions it has seen, per series."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from previously.core.atoms import EpisodeText
from previously.core.errors import UnknownPosition
from previously.core.position import Template
from previously.core.series import SIGN, Universe

Position = tuple[tuple[int, ...], str]
"""An episode's numbers and a scene's name, or nothing."""
_RANGE = re.compile(r"(?<=[^\s])\s*[-–]\s*(?=[^\s])")


class Seen(NamedTuple):
    """Everything from the start of one episode to the end of another episode or scene.

    A whole season ends with every episode that begins with its number.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    scene: str = ""

    def holds(self, episode: tuple[int, ...]) -> bool:
        """Does it reach into this episode?"""
        return self.first <= episode and (episode <= self.last or episode[: len(self.last)] == self.last)

    def ends_in(self, episode: tuple[int, ...]) -> bool:
        """Does it end within this episode, at one of its scenes?"""
        return bool(self.scene) and episode == self.last


class Progress:
    """What an audience has seen: `S01E05`, `S01`, `S01E01-E05,S02E01`, `none` or `all`.

    Where several series share a universe, of each of them: `street=S01E05,team=S01`; of one not named, nothing.
    A single position is a high-water mark: all up to and with it. Raises UnknownPosition.
    """

    def __init__(self, template: Template, text: str, series: str = "") -> None:
        self.template = template
        self._told: set[Position] = set()  # scenes of an episode that is seen in part
        self.all = text.strip().casefold() == "all"
        self.seen: dict[tuple[int, ...], list[Seen]] = {}
        if not self.all and text.strip().casefold() != "none":
            for name, words in _by_series(template, text, series):
                self._add(name, words)

    def _add(self, series: str, words: list[str]) -> None:
        """Take in what is said of one series."""
        if len(words) == 1 and words[0].casefold() == "none":
            return
        if len(words) == 1 and words[0].casefold() == "all":
            number = self.template.member(_of(series, "")).number if isinstance(self.template, Universe) else 0
            start = (number,) if series else ()
            self.seen.setdefault(start, []).append(Seen(start, start))
            return
        alone = len(words) == 1
        for word in words:
            for part in self._spans(series, word, alone=alone):
                self.seen.setdefault(self.template.series_of(part.last), []).append(part)

    def _spans(self, series: str, word: str, *, alone: bool) -> list[Seen]:
        ends = _RANGE.split(word)
        if len(ends) > 2:
            raise UnknownPosition(f"“{word}” is no range of positions; a range has two ends, such as S01E01-E05")
        if len(ends) == 2 and not self.template.matches(_of(series, word)):
            first, _ = self._position(_of(series, ends[0]))
            last, scene = self._end(series, *ends)
            if last < first[: len(last)]:
                raise UnknownPosition(f"“{word}” ends before it begins")
            return [Seen(first, last, scene)]
        last, scene = self._position(_of(series, word))
        return [Seen(self.template.series_of(last) if alone else last, last, scene)]

    def _end(self, series: str, first: str, last: str) -> Position:
        """The end of a range; what it leaves out is as in its beginning: `S01E01-E05`."""
        try:
            return self._position(_of(series, last))
        except UnknownPosition:
            for end in range(len(first), 0, -1):
                whole = _of(series, first[:end] + last)
                if not (first[end - 1].isdigit() and last[0].isdigit()) and self.template.matches(whole):
                    return self._position(whole)
            raise

    def _position(self, text: str) -> Position:
        """A position, or what every episode of a whole season begins with."""
        season = self.template.season(text)
        return (season, "") if season is not None else self.template.parse(text)

    def part_of(self, episode: EpisodeText) -> EpisodeText | None:
        """What is seen of an episode: all, some scenes, or nothing."""
        if self.all:
            return episode
        parts = [part for part in self._of_series(episode.episode) if part.holds(episode.episode)]
        if not parts:
            return None
        if not all(part.ends_in(episode.episode) for part in parts):
            return episode
        names = [scene.name.casefold() for scene in episode.scenes]
        ends = [names.index(part.scene.casefold()) for part in parts if part.scene.casefold() in names]
        self._told |= {(episode.episode, name) for name in names[: max(ends, default=-1) + 1]}
        return msgspec.structs.replace(episode, scenes=episode.scenes[: max(ends) + 1]) if ends else None

    def covers(self, text: str, series: str = "") -> bool:
        """Is everything that another progress holds, such as a notice's scope, seen already?

        A season that is named as a whole is covered only by a whole season, or by what lies after it.
        """
        if self.all:
            return True
        other = Progress(self.template, text, series)
        return not other.all and all(self._covered(part) for parts in other.seen.values() for part in parts)

    def _covered(self, part: Seen) -> bool:
        """Is a stretch seen whole?"""
        skip = len(self.template.series_of(part.last))
        return any(
            _past(one, part)
            for one in self._of_series(part.last)
            if one.first <= part.first or all(number <= 1 for number in one.first[skip:])  # from the very start
        )

    def names(self, series: tuple[int, ...]) -> bool:
        """Is anything said of a series?"""
        return self.all or bool(self._of_series(series))

    def reached(self, label: str, template: Template | None = None) -> bool:
        """Is something labelled `told: …` or `from: …` seen? Without a label it is not.

        A link that needs several tellings says `told: street=S01E06 & team=E03`. `template`: that of the series the
        label stands in.
        """
        if not label:
            return False
        return self.all or all(self._reached(part.strip(), template or self.template) for part in label.split("&"))

    def _reached(self, label: str, template: Template) -> bool:
        try:
            episode, scene = self._place(label, template)
        except UnknownPosition:
            return False
        whole = any(part.holds(episode) and not part.ends_in(episode) for part in self._of_series(episode))
        return whole or (episode, scene.casefold()) in self._told

    def _place(self, label: str, template: Template) -> Position:
        """Where a label stands; one that names another series is read by that series' own positions."""
        try:
            return template.parse(label)
        except UnknownPosition:
            return self.template.parse(label)

    def _of_series(self, episode: tuple[int, ...]) -> list[Seen]:
        return self.seen.get(self.template.series_of(episode), [])


def _past(one: Seen, part: Seen) -> bool:
    """Does a stretch go on at least as far as another ends?"""
    if part.last[: len(one.last)] == one.last:
        return not one.scene or one.scene == part.scene
    return one.last > part.last and one.last[: len(part.last)] != part.last


def _of(series: str, word: str) -> str:
    return f"{series}{SIGN}{word}" if series else word


def _by_series(template: Template, text: str, series: str) -> Iterator[tuple[str, list[str]]]:
    """The positions of each series, in the order they stand; where there is but one, what is said of others falls away.

    Raises UnknownPosition where a position names no series, or none that is there.
    """
    found: list[tuple[str, list[str]]] = []
    for word in text.split(","):
        name, sign, rest = word.partition(SIGN)
        if sign:
            found.append((name.strip(), [rest.strip()]))
        elif found:
            found[-1][1].append(word.strip())
        else:
            found.append(("", [word.strip()]))
    for name, words in found:
        if isinstance(template, Universe) and name and words[0].casefold() == "none":
            continue
        if isinstance(template, Universe):
            yield _series(template, name, words[0]), words
        elif name in {"", series}:
            yield "", words


def _series(template: Universe, name: str, word: str) -> str:
    """The series a position is in; how many others there are, and what they are called, is not told."""
    found = name or template.stands
    if not found:
        raise UnknownPosition(f"“{word}” names no series; where several share a universe, write SERIES{SIGN}{word}")
    if found not in template.members:
        raise UnknownPosition(f"there is no series “{found}” here")
    return found
