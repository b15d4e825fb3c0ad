"""Who a line may speak of: names to ids, each one's pronouns, the groups of the story."""

from collections.abc import Iterable, Mapping

import msgspec

from previously.language.lexicon.closed import AUXILIARIES, DETERMINERS, PREPOSITIONS
from previously.language.lexicon.forms import forms
from previously.language.lexicon.kinds import is_person
from previously.language.sentence.tokens import Words

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "doctor",
        "captain",
        "sergeant",
        "king",
        "queen",
        "prince",
        "princess",
        "lord",
        "lady",
        "sir",
        "dame",
        "the",
        "old",
        "young",
        "uncle",
        "aunt",
        "father",
        "mother",
        "sister",
        "brother",
        "saint",
        "st",
        "detective",
        "inspector",
        "officer",
        "professor",
        "colonel",
        "major",
        "general",
        "duke",
        "of",
        "de",
        "la",
        "von",
        "van",
        "du",
        "der",
    ]
)
_SAME = {
    "dad": "father",
    "mum": "mother",
    "mom": "mother",
    "daddy": "father",
    "mummy": "mother",
    "kid": "child",
    "hubby": "husband",
}
_PRONOUN = {"she": "she", "her": "she", "he": "he", "him": "he", "they": "they", "them": "they", "it": "it"}


class Somebody(msgspec.Struct, frozen=True):
    """One of the cast as a reader of sentences needs her: her names, and how she is spoken of (`she`, `he`, `they`)."""

    id: str
    names: tuple[str, ...]
    pronoun: str = ""


class People:
    """The cast by name."""

    def __init__(self, cast: Iterable[Somebody], groups: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.cast = tuple(cast)
        self.pronoun = {one.id: _PRONOUN.get(one.pronoun.split("/")[0].strip().casefold(), "") for one in self.cast}
        self.groups = {name.casefold(): ids for name, ids in (groups or {}).items()}
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for one in self.cast:
            for name in one.names:
                self._add(name, one.id)
        self._short_names()
        for found in self._names.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def _add(self, name: str, who: str) -> None:
        words = tuple(Words(name).low)
        if words and all(words != known for known, _ in self._names.get(words[0], ())):
            self._names.setdefault(words[0], []).append((words, who))

    def _short_names(self) -> None:
        """The words of a longer name, and `the captain` for a Captain Weiss, where they are nobody else's."""
        owners: dict[str, set[str]] = {}
        for one in self.cast:
            title = one.names[0].split()[0].casefold().strip(".") if one.names else ""
            if title in _TITLES and is_person(title):
                owners.setdefault(f"the {title}", set()).add(one.id)
        for one in self.cast:
            for part in one.names[0].split()[:4] if one.names else ():
                if part[:1].isupper() and part.casefold().strip(".") not in _TITLES:
                    owners.setdefault(part, set()).add(one.id)
        for part, ids in owners.items():
            if len(ids) == 1:
                self._add(part, next(iter(ids)))

    def within(self, words: Words, start: int, end: int) -> tuple[str, ...]:
        """Who else is named within a name (`Nora's dad`)."""
        found = ((name, who, at) for at in range(start, end) for name, who in self._names.get(words.low[at], ()))
        return tuple(
            who
            for name, who, at in found
            if tuple(words.low[at : at + len(name)]) == name
            and words.at(at + len(name)) == "'s"
            and at + len(name) < end
        )

    def relative(self, whose: str, noun: str) -> str:
        """Who is somebody's father, where a name says so (`Nora's dad`); nothing if none does."""
        for found in self._names.values():
            for name, who in found:
                if (
                    len(name) > 2
                    and name[-2] == "'s"
                    and _SAME.get(name[-1], name[-1]) == _SAME.get(noun, noun)
                    and self._owner(name) == whose
                ):
                    return who
        return ""

    def _owner(self, name: tuple[str, ...]) -> str:
        return next((who for known, who in self._names.get(name[0], ()) if known == name[:-2]), "")

    def at(self, words: Words, place: int) -> tuple[int, str] | None:
        """The longest name that begins there: the place after it, and whose it is."""
        for name, who in self._names.get(words.low[place], ()):
            end = place + len(name)
            if tuple(words.low[place:end]) == name and (words.capital(place) or not _common(name)):
                return end, who
        return None


def people_called(called: Iterable[tuple[str, str]], pronouns: Mapping[str, str]) -> People:
    """The people whom (words, id) name, with pronouns by id."""
    names: dict[str, list[str]] = {}
    for name, who in called:
        names.setdefault(who, []).append(name)
    return People(Somebody(who, tuple(given), pronouns.get(who, "")) for who, given in names.items())


def _common(name: tuple[str, ...]) -> bool:
    """Is the name a word one may also use otherwise, so that only its capital tells?"""
    return len(name) == 1 and (bool(forms(name[0])) or name[0] in AUXILIARIES | PREPOSITIONS | DETERMINERS)
