"""Who joins which group in the log: `Ann joins the crew`, `the council admits Bob`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from previously.core.atoms import EpisodeText, GroupText, SceneText
from previously.core.ids import folded

_HOW = r"(?:finally |at last |now |then |also )?"
_END = r"(?:$|[;,.]| (?:as|and|at last|for good)\b)"
_JOINS = re.compile(
    rf"^(?P<who>[^;,]+?) {_HOW}"
    r"(?:joins|joined|is (?:admitted|sworn|taken|initiated|voted|accepted|received|let) (?:in)?to"
    rf"|becomes (?:a |one |the newest )?(?:member )?of) (?P<group>the [^;,.]+?){_END}"
)
_ADMITS = re.compile(
    r"^(?P<group>the [^;,.]+?) (?:admits|takes in|accepts|initiates|recruits|lets in|swears in) (?P<who>[^;,.]+?)"
    + _END
)


class Joiner(NamedTuple):
    """A name that joins a group by a line, and where that is told: an episode, and the folded name of a scene."""

    group: str
    name: str
    episode: tuple[int, ...]
    scene: str


def joiners_in(groups: Iterable[GroupText], episodes: Iterable[EpisodeText]) -> frozenset[Joiner]:
    """Whoever joins one of these groups by a line of these episodes; what is lived earlier or only dreamt aside."""
    named = {f"the {folded(group.name.text).removeprefix('the ')}": group.name.text for group in groups}
    if not named:
        return frozenset()
    scenes = ((episode.episode, scene) for episode in episodes for scene in episode.scenes)
    waking = ((place, scene) for place, scene in scenes if scene.flashback is None and not scene.vision)
    return frozenset(one for place, scene in waking for one in _joining(place, scene, named))


def _joining(place: tuple[int, ...], scene: SceneText, named: dict[str, str]) -> Iterator[Joiner]:
    for line in scene.lines:
        said = folded(line.text)
        found = _JOINS.match(said) or _ADMITS.match(said)
        group = named.get(found["group"]) if found else None
        if found and group is not None:
            names = re.split(r" and ", line.text[found.start("who") : found.end("who")])
            yield from (Joiner(group, name.strip(), place, folded(scene.name)) for name in names)
