"""What is told before a position: a canon of fewer lines, up to its scene, or up to its episode's first scene."""

from collections.abc import Iterator
from itertools import takewhile

import msgspec

from previously.canon.days.clock import Clock
from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.masks.joined_cast import rejoined
from previously.canon.names import Cast
from previously.canon.reach import index
from previously.canon.view.progress import Progress, Seen
from previously.core.entries import Scene
from previously.core.position import END
from previously.core.series import Universe


class Door(msgspec.Struct, frozen=True):
    """A position that one is about to enter: an episode's numbers, and a scene's name or nothing."""

    at: str
    episode: tuple[int, ...]
    scene: str = ""


def door(canon: Canon, at: str) -> Door:
    """The door that a position names. Before an episode that is not told here, all its scenes have the same one.

    Raises UnknownPosition where the text is no position, or names a scene that its episode has not.
    """
    season = canon.template.season(at)
    if season is not None:
        return Door(at.strip(), season)
    episode, scene = canon.template.parse(at)
    if scene and any(known.episode == episode for known in canon.episodes):
        canon.moment(at)
    return Door(canon.template.show(episode, scene), episode, scene)


def met_at(canon: Canon, at: Door) -> tuple[str, ...]:
    """Who is in the scene behind a door: the one it names, or its episode's first."""
    here = next((episode for episode in canon.episodes if episode.episode == at.episode), None)
    scenes = here.scenes if here else ()
    named = f"{here.at}.{at.scene}".casefold() if here and at.scene else ""
    scene = next((scene for scene in scenes if not named or scene.at.casefold() == named), None)
    return canon.listed_in(scene) if scene else ()


def prior(canon: Canon, before: Door, *, others: bool) -> Canon:
    """The canon of what is told before a door: of its series up to there, of `others` all or nothing.

    What was lived before a series opens is told from its own label on; without one, never.
    """
    whole, masked = canon, canon.names.raw
    if masked is not None:  # before a door nobody is known to be who they turn out to be behind it
        parts = (tuple(part.raw or part for part in parts) for parts in (canon.before, canon.episodes))
        whole = canon.under(masked, *parts)
    progress = _Prior(whole, before, others=others)
    lived = tuple(_lived_before(part, whole, progress) for part in whole.before)
    new = whole.of(lived, tuple(_told(whole, progress)))
    new.initial_facts, new.premises, new.findings = (), (), ()
    return rejoined(new, dict(_worn(masked, progress))) if masked is not None else new


def _worn(cast: Cast, progress: Progress) -> Iterator[tuple[str, str]]:
    """Who is said in the cast to be somebody, from a position on that lies before the door."""
    yield from ((mask, who) for mask, who in cast.worn.items() if progress.reached(cast.characters[mask].start))


class _Prior(Progress):
    """Everything of one series before a door, and of other series all or nothing."""

    def __init__(self, canon: Canon, before: Door, *, others: bool) -> None:
        super().__init__(canon.template, "none")
        self.door, (*head, last) = before, before.episode
        series = self.template.series_of(before.episode)
        if others and isinstance(self.template, Universe):
            numbers = ((member.number,) for member in self.template.members.values())
            self.seen = {number: [Seen(number, number)] for number in numbers}
        self.seen[series] = [Seen(series, (*head, last - 1, END))]
        here = next((episode for episode in canon.episodes if episode.episode == before.episode), None)
        self.scenes = self._above(here) if here else ()

    def _above(self, here: Episode) -> tuple[Scene, ...]:
        """The scenes of the door's own episode that are told before it; a line without one is told at the end."""
        if not self.door.scene:
            return ()
        names = {scene.at: self.template.parse(scene.at)[1].casefold() for scene in here.scenes}
        above = takewhile(lambda scene: names[scene.at] != self.door.scene.casefold(), here.scenes)
        found = tuple(scene for scene in above if names[scene.at])
        self._told |= {(here.episode, names[scene.at]) for scene in found}
        return found

    def holds(self, episode: Episode) -> bool:
        """Is an episode told whole?"""
        return any(part.holds(episode.episode) for part in self._of_series(episode.episode))


def _told(canon: Canon, progress: _Prior) -> Iterator[Episode]:
    end = Clock()
    for episode in canon.episodes:
        if progress.holds(episode):
            end = episode.end
            yield episode
        elif episode.episode == progress.door.episode and progress.scenes:
            yield _part(episode, progress.scenes, end)


def _part(episode: Episode, scenes: tuple[Scene, ...], end: Clock) -> Episode:
    """The part of an episode that some scenes tell, and where lived time stands after them."""
    entries = tuple(entry for entry in episode.entries if entry.scene in scenes)
    present = (e.day for e in (*entries, *scenes) if not (e if isinstance(e, Scene) else e.scene).flashback)
    clock = Clock(max(present, default=end.day), episode.episode)
    reach, read = index(scenes, entries, ()), episode.read._replace(parts=())
    return msgspec.structs.replace(
        episode, scenes=scenes, entries=entries, findings=(), end=clock, reach=reach, read=read, placed=()
    )


def _lived_before(part: Episode, canon: Canon, progress: _Prior) -> Episode:
    template = canon.serials[part.episode].template
    scenes = tuple(scene for scene in part.scenes if progress.reached(scene.label, template))
    return part if len(scenes) == len(part.scenes) else _part(part, scenes, part.end)
