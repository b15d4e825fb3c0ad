"""One episode as a question may look at it: what is asked of it is noted as read, and no more."""

from collections.abc import Sequence

from previously.canon.digest import Line
from previously.canon.episodes import Episode
from previously.canon.memo import Memo
from previously.core.entries import Event, Note


class Part:
    """An episode that notes what is read of it. `episode` and `at` say which it is."""

    def __init__(self, whole: Episode, memo: Memo) -> None:
        self._whole, self._memo = whole, memo
        self.episode, self.at = whole.episode, whole.at

    @property
    def whole(self) -> Episode:
        """All of the episode."""
        self._memo.read("part", self.episode)
        return self._whole

    def lines_of(self, who: str) -> list[Line]:
        """The lines that somebody is there for, and the claims about her."""
        self._memo.read("events", who)
        self._memo.read("claims", who)
        return [*self._whole.reach.events.get(who, ()), *self._whole.reach.claims.get(who, ())]

    def is_here(self, who: str) -> bool:
        """Is somebody in it, and not only in flashbacks and visions?"""
        self._memo.read("appearances", who)
        return who in self._whole.digest.here

    def is_named(self, who: str) -> bool:
        """Has somebody a part in a line of it, or is something claimed of her?"""
        self._memo.read("events", who)
        self._memo.read("claims", who)
        return who in self._whole.digest.named

    def notes_of(self, who: str) -> list[Note]:
        """The lines of somebody that are only kept."""
        self._memo.read("lines", who)
        return [entry for entry in self._whole.world.lines.get(who, ()) if isinstance(entry, Note)]

    def grave_to(self, who: str) -> list[Event]:
        """The harms that cannot be passed over, of those somebody is in."""
        self._memo.read("grave", who)
        return self._whole.digest.grave.get(who, [])

    def speaking_of(self, word: str) -> list[Line]:
        """The lines that are about a word."""
        self._memo.read("speaking", word)
        return self._whole.digest.speaking.get(word, [])

    def events_of(self, who: str) -> list[Event]:
        """The events at which somebody is there."""
        self._memo.read("events", who)
        return self._whole.reach.events.get(who, [])

    def having_to_do(self, how: str, who: str) -> Sequence[Line]:
        """The lines that somebody has to do with in some way, as the digest of an episode has it."""
        self._memo.read("parts", (how, who))
        return self._whole.digest.parts.get((how, who), ())
