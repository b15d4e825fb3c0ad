"""Who a phrase refers to at a point in an article: a full name for its part, somebody named earlier for `she`."""

from collections.abc import Container
from itertools import islice

from previously.press.quotes.people import People
from previously.press.quotes.phrases import Phrase
from previously.press.quotes.role_nouns import GENDERED
from previously.press.quotes.words import lexicon

GROUPS = {"he": "he", "she": "she", "they": "they", "er": "he", "il": "he", "sie": "she", "elle": "she"}
"""Pronouns that refer to somebody other than the writer."""
REMEMBERED = 12
PERFORMING = lexicon("actor actress star performer")
SOMEBODY = ""
"""Somebody or something a passage has just named for the first time: a pronoun after it has no certain referent."""


class Talk:
    """Who has been mentioned so far, in order, and with which pronoun; pronouns are never guessed from names."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.spoke: dict[str, None] = {}
        self.mentioned: set[str] = set()
        self._named: list[tuple[str, ...]] = []
        self._doubt: tuple[str, ...] = ()
        self._new = ""
        self._pronoun: dict[str, str] = {}

    def name(self, *names: str) -> None:
        """Note that a sentence is about this person, or these."""
        if names:
            self._named = [*self._named[-REMEMBERED:], names]
            self._doubt = ()

    def doubt(self, *names: str) -> None:
        """Note others a pronoun may refer to, until the passage ends."""
        self._doubt = tuple(dict.fromkeys((*self._doubt, *names)))[-REMEMBERED:]

    def introduce(self, name: str) -> None:
        """Note a first mention: not yet a certain referent for a pronoun, but a candidate for `the actress`."""
        self._new = name
        self.doubt(SOMEBODY)

    def forget(self) -> None:
        """Start a new passage."""
        self._doubt, self._new = (), ""

    def heard(self, *names: str) -> None:
        """Note that somebody speaks."""
        self.spoke |= dict.fromkeys(names)
        self.name(*names)

    def knows(self, name: str) -> bool:
        """Is this certainly a person, not a character or a thing?"""
        return name in self.people.sure or name in self.spoke

    def who(self, phrase: Phrase) -> str:
        """The full name a phrase refers to; empty if the text does not say."""
        if phrase.pronoun:
            return self._by_pronoun(phrase.pronoun)
        if phrase.names:
            names = self.people.names(phrase)
            for name in names:
                self._learn(name, phrase.role)
            return " and ".join(names)
        return self._described(phrase) if phrase.definite else ""

    def _learn(self, name: str, role: str) -> None:
        """Remember what somebody is called, and the pronoun that implies."""
        self.people.learn(name, role)
        known = (*role.lower().replace(",", "").split(), *self.people.roles.get(name, "").lower().split())
        pronoun = next((GENDERED[word] for word in known if word in GENDERED), "")
        if pronoun:
            self._pronoun.setdefault(name, pronoun)

    def _by_pronoun(self, pronoun: str) -> str:
        """The last person named whom the pronoun fits."""
        group = GROUPS.get(pronoun)
        if group is None:
            return ""
        fitting = ([name for name in names if self._fits(name, group)] for names in reversed(self._named))
        found = next((names for names in fitting if names), self._only(group))
        found += [name for name in self._doubt if name not in found and self._fits(name, group)]
        if len(found) != 1:
            return ""
        self._pronoun.setdefault(found[0], group)
        return found[0]

    def _only(self, group: str) -> list[str]:
        """The one person the article is about, if there is one."""
        few, many = sorted((self.people.met or self.people.sure, self.mentioned), key=len)
        known = list(islice((name for name in few if name in many), 2))
        return [name for name in known if self._fits(name, group)] if len(known) == 1 else []

    def _fits(self, name: str, group: str) -> bool:
        return self._pronoun.get(name, group) == group

    def _described(self, phrase: Phrase) -> str:
        """Who `the showrunner` is: whoever has the role, or the last one named if it could be anybody's."""
        called = self.people.called(phrase.role)
        if not called and phrase.bare and "-year-old" in phrase.role:
            return self._last(None)
        return next(iter(called)) if len(called) == 1 else self._last(called) if called else self._unclaimed(phrase)

    def _unclaimed(self, phrase: Phrase) -> str:
        """Who fits a role nobody has yet: whoever was just named, or for an actor, the last one named."""
        if phrase.bare or self._new:
            return "" if phrase.bare else self._new
        last = self._last(None) if set(phrase.role.lower().split()) & PERFORMING else ""
        return "" if last in self.people.roles else last

    def _last(self, among: Container[str] | None) -> str:
        """The last one named, of some or of all."""
        for names in reversed(self._named):
            found = [name for name in names if among is None or name in among]
            if found:
                return found[0] if len(found) == 1 else ""
        return ""
