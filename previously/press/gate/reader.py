"""A reader of articles: how far they have come, and the names and titles they therefore know."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from previously.canon.log import Canon, Serial
from previously.canon.lookup.index import Deed, Index
from previously.canon.memo import remembered
from previously.canon.view.progress import Progress
from previously.core.atoms import ClockText
from previously.core.errors import UnknownPosition
from previously.core.position import Template
from previously.core.series import SIGN, Member, Universe
from previously.core.verbs import Verb
from previously.language.lexicon.lookup import Trie, tokens
from previously.press.gate.told_wordings import said_by
from previously.press.notices.notice import Notice, Scope
from previously.press.notices.place import is_of, place

SHORTEST_PART = 3
"""How many letters a part of a name needs to stand for the name."""


class Reader:
    """A reader of one story, as far as its canon is told; `progress` is how far that is, in their words.

    Without a canon (None), only an article's own notices can clear it.
    """

    def __init__(self, progress: Progress, canon: Canon | None, serials: Iterable[Serial] = ()) -> None:
        self.progress, self.canon = progress, canon
        self.serials = tuple(canon.serials.values() if canon else serials)

    @property
    def nothing(self) -> bool:
        """Has this reader seen nothing at all?"""
        return not self.progress.all and not self.progress.seen

    @cached_property
    def names(self) -> Trie:
        """The names the reader has met, whole and in part, each with a cast id."""
        return _names_of(self.canon) if self.canon else Trie(())

    @cached_property
    def titles(self) -> Trie:
        """The titles of the story's series."""
        return Trie((serial.title, serial.title) for serial in self.serials if serial.title)

    @cached_property
    def deeds(self) -> Index:
        """Everything that has been told."""
        return self.canon.deeds if self.canon else Index(())

    @cached_property
    def verbs(self) -> Mapping[str, Sequence[str]]:
        """The ids of the told verbs, by each word that may express one."""
        found: dict[str, list[str]] = {}
        for id_ in self.deeds.verbs:
            for word in {word for verb in self.deeds.of(id_).verbs for word in said_by(verb)}:
                found.setdefault(word, []).append(id_)
        return found

    @cached_property
    def harmful(self) -> frozenset[str]:
        """Who has been seen to do harm of their own will."""
        return frozenset(
            deed.subject
            for deed in self._done(lambda verb: verb.harms and verb.praise < 0)
            if deed.object and not deed.forced_by
        )

    @cached_property
    def harmed(self) -> frozenset[str]:
        """Who has been seen to come to harm."""
        objects = {deed.object for deed in self._done(lambda verb: _harms(verb, "object"))}
        return frozenset(objects | {deed.subject for deed in self._done(lambda verb: _harms(verb, "subject"))}) - {""}

    def _done(self, wanted: Callable[[Verb], bool]) -> Iterator[Deed]:
        """The deeds with a wanted verb."""
        every = (deed for verb in self.deeds.verbs for deed in self.deeds.of(verb).all())
        return (deed for deed in every if wanted(deed.verb))

    def speaks_of_us(self, text: str) -> bool:
        """Does a text name the story, or anybody in it?"""
        words = tokens(text)
        return any(trie.longest(words, i) for trie in (self.titles, self.names) for i in range(len(words)))

    def has_seen(self, notice: Notice) -> bool:
        """Does the progress cover everything a notice asks for?"""
        return all(self._covers(scope) for scope in notice.scopes)

    def _covers(self, scope: Scope) -> bool:
        series = [one for one in self.serials if not isinstance(one.template, Universe)]
        ours = [one for one in series if is_of(scope, one.title or scope.title, one.name)]
        if self.progress.all:
            return bool(ours) and scope.kind != "work"
        try:
            return any(self._placed(scope, serial) for serial in ours)
        except UnknownPosition:
            return False

    def _placed(self, scope: Scope, serial: Serial) -> bool:
        if scope.kind in {"work", "released", "unplaced"}:
            return False
        plain, titles = plain_template(serial), self._told_titles(serial)
        asked = place(scope, serial.title or scope.title, serial.name, plain, titles)
        if asked is None or asked == "all":
            return False
        return any(
            self.progress.covers(f"{serial.name}={one}" if serial.prefix else one, serial.name)
            for one in (asked, *_last_of(asked, plain, dict(serial.seasons)))
        )

    def _told_titles(self, serial: Serial) -> dict[str, str]:
        """The titles of a series' episodes, as far as they are told, with their positions."""
        episodes = self.canon.episodes if self.canon else ()
        own = [one for one in episodes if one.episode[: len(serial.prefix)] == serial.prefix and one.title]
        return {one.title: serial.template.show(one.episode).rpartition("=")[2] for one in own}

    def past_cut(self, scope: Scope) -> bool:
        """Does a text mention an episode or a season that has not been seen?"""
        if scope.kind not in {"seasons", "episodes", "titled"}:
            return False
        return not self._covers(scope)


@remembered("canon")
def _names_of(canon: Canon) -> Trie:
    """The names of a cast, whole and in part; every reader of a story has the same."""
    whole = [(name, person.id) for person in canon.cast.values() for name in (person.name, *person.aliases)]
    parts = [(part, who) for name, who in whole for part in name.split() if len(part) >= SHORTEST_PART]
    return Trie([*whole, *((part, who) for part, who in parts if part[0].isupper())])


def _last_of(season: str, template: Template, lengths: dict[int, int]) -> Iterator[str]:
    """The last episode of a season of announced length: whoever has seen it has seen the season."""
    numbers = template.season(season)
    if numbers is not None and len(template.fields) == 2 and numbers[0] in lengths:
        yield template.show((numbers[0], lengths[numbers[0]]))


def plain_template(serial: Serial) -> Template:
    """How a series writes its positions on its own, whatever universe it is in."""
    return Template(serial.template.plain) if isinstance(serial.template, Member) else serial.template


def _harms(verb: Verb, role: str) -> bool:
    effect = verb.effect(role)
    return effect is not None and bool(effect.harm)


def alone(progress: str) -> Reader:
    """A reader of no known story, who has only said how far they have come. Raises UnknownPosition."""
    names = [word.partition(SIGN)[0].strip() for word in progress.split(",") if SIGN in word]
    if not names:
        template = Template()
        return Reader(Progress(template, progress), None, [Serial((), "", "", template, ClockText())])
    members = {name: Member(Template().text, name, number) for number, name in enumerate(dict.fromkeys(names))}
    serials = [Serial((one.number,), name, name.replace("-", " "), one, ClockText()) for name, one in members.items()]
    return Reader(Progress(Universe(members), progress), None, serials)
