"""What rules propose of a story's pages, held against the gate, each with what was proposed before it laid in."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from previously.canon.saying import people_of, somebody
from previously.core.passage import AUTHORS, Passage
from previously.core.proposal import Proposal
from previously.draft.lone import lone
from previously.draft.parsing.kept import cache, parses
from previously.draft.parsing.parser import Parsed, missing
from previously.draft.rules.drafted import Casting, SceneRead, of_prose, of_script, page_of, proposal
from previously.draft.wordings import Somebody, own_id
from previously.language.sentence.reader import read
from previously.language.world.reading import WorldText, marks_in
from previously.live.room import Room
from previously.story.first.first_story import people_of_pages
from previously.story.first.found import Person
from previously.story.story import Story
from previously.surfaces.deeds.decided import Memory
from previously.surfaces.deeds.placed import placed
from previously.surfaces.deeds.trial import Trial

_MARKED = re.compile("[\"“”„«»‘]|(?:^|\\s)'")
Progress = Callable[[int, int], None]
SO = frozenset({"trait", "age"})
"""What a sheet says of somebody, and a page says just so."""
SURE = 0.9
"""How sure a person is whom nothing speaks against."""


class Drafting:
    """One run of the rules over a story, or over a part of it (`S01`, `S01E05`, a scene)."""

    def __init__(self, room: Room, part: str | None, progress: Progress = lambda _done, _all: None) -> None:
        self.room, self.progress = room, progress
        self.trial = Trial(room)
        self.memory = Memory(room)
        story = room.story()
        self.passages = [one for one in story.passages() if one.kind not in AUTHORS]
        self.acted = frozenset(_acted(story))
        part_of = [one for one in self.passages if is_of(story, one.at, part)]
        self.part = [one for one in part_of if self._is_script(one) or _is_told(one)]
        prose = any(not self._is_script(one) for one in self.part)
        self.missing = missing() if prose else ""
        """What must be installed for prose to be read."""

    def _is_script(self, passage: Passage) -> bool:
        """Does a passage stand in a script or a play?"""
        return passage.at in self.acted

    def proposals(self) -> Iterator[Proposal]:
        """Those that pass the gate, in told order: the people first, then each scene and its lines."""
        for one in chain(self._people(), self._scenes()):  # scenes are read when the people have been laid in
            known = self.memory.of(one)
            if known is not None and known.stands == "rejected":
                continue
            found, why = (None, ()) if known is not None else placed(self.trial, one)
            if found is not None and not why:
                self.trial.lay(found)
            if not why:
                yield one

    def _people(self) -> Iterator[Proposal]:
        for prose in (True, False):
            passages = [one for one in self.part if self._is_script(one) != prose]
            found, _ = people_of_pages(passages, prose=prose) if passages else ([], {})
            known = self.room.story().canon.names
            ids = {*self.room.story().canon.cast}
            for person in found:
                names = (person.name, *person.aliases)
                if not person.doubts and not any(known.id_of(name) for name in names):
                    yield from _person(person, passages, ids)

    def _scenes(self) -> Iterator[Proposal]:
        story = self.trial.story()
        casting = _casting(story)
        heard = _heard(story, self.part)
        pages = {at: page_of(rows) for at, rows in _by(self.passages, lambda one: _episode(story, one.at))}
        scenes = list(story.canon.scenes())
        present = {scene.at: scene.present for scene in scenes}
        untimed = {scene.at for before, scene in pairwise(scenes) if before.day == scene.day}
        done = 0
        for at, passages, parsed in self._parsed():
            episode = _episode(story, at)
            scene = SceneRead(
                at,
                passages,
                pages[episode],
                present.get(at, ()),
                heard.get(at, ()),
                at not in untimed,
            )
            done += len(passages)
            self.progress(done, len(self.part))
            yield from of_script(scene, casting) if self._is_script(passages[0]) else of_prose(scene, parsed, casting)

    def _parsed(self) -> Iterator[tuple[str, list[Passage], list[Parsed]]]:
        kept = cache()
        for at, passages in _by(self.part, lambda one: one.at):
            if self.missing or self._is_script(passages[0]):
                yield at, passages, []
            else:
                ((_, rows),) = parses([(at, passages)], kept)
                yield at, passages, [parsed for _, parsed in rows]


def _is_told(passage: Passage) -> bool:
    """Is prose told, and not all talk? In chapters talk stands in quotation marks, in subtitles and games not."""
    return passage.kind == "action" or _MARKED.search(passage.text) is not None


def _acted(story: Story) -> Iterator[str]:
    """The scenes of scripts and plays."""
    yield from (one.scene.at for part in story.canon.episodes for one in part.placed if one.read.text.acted)


def _casting(story: Story) -> Casting:
    people = people_of(story.canon)
    cast = [somebody(one) for one in story.canon.cast.values()]
    shown = {one.id: one.name for one in story.canon.cast.values()}
    lexicon = story.canon.lexicon

    def marked(line: str, who: str) -> bool:
        found = marks_in([WorldText(line, who, "", lexicon.people)], lexicon, ())
        return any(mark.kind in SO and mark.who == who for _, mark in found)

    return Casting(cast, shown, people, lambda line: read(line, people), marked)


def _by(passages: Sequence[Passage], key: Callable[[Passage], str]) -> Iterator[tuple[str, list[Passage]]]:
    for at, rows in groupby(passages, key=key):
        yield at, list(rows)


def _episode(story: Story, at: str) -> str:
    return story.canon.template.show(story.canon.template.parse(at)[0])


def is_of(story: Story, at: str, part: str | None) -> bool:
    """Does a scene belong to a part: a scene, an episode, or what is written like the beginning of its position?"""
    if part is None:
        return True
    mine, asked = at.casefold(), part.casefold().strip()
    return mine == asked or _episode(story, at).casefold() == asked or mine.startswith(asked + "e")


def _heard(story: Story, part: Sequence[Passage]) -> dict[str, list[tuple[str, Passage, str]]]:
    """Who is said by name to speak in each scene of prose, with the passage and the words."""
    found: dict[str, list[tuple[str, Passage, str]]] = {}
    passages = {(one.at, one.span): one for one in part}
    for said in story.quotations():
        passage = passages.get((said.at, said.span))
        if said.how == "explicit" and said.speaker and said.by and passage is not None:
            found.setdefault(said.at, []).append((said.speaker, passage, said.by))
    return found


def _person(person: Person, passages: Sequence[Passage], ids: set[str]) -> Iterator[Proposal]:
    """A cast entry, with the first words of the pages that name them and stand once."""
    for passage in passages:
        text = " ".join(passage.text.split())
        start = text.find(person.name)
        if start < 0:
            continue
        page = page_of(one for one in passages if one.at == passage.at)
        if quote := lone(text, start, start + len(person.name), page):
            id_ = own_id(person.name)
            number = next(n for n in range(1, len(ids) + 2) if n == 1 or f"{id_}-{n}" not in ids) if id_ in ids else 1
            who = Somebody(
                id_ if number == 1 else f"{id_}-{number}", person.name, tuple(person.aliases), person.pronouns
            )
            ids.add(who.id)
            yield proposal("person", passage.at, who.line, quote, SURE, person.named + person.speaks)
            return
