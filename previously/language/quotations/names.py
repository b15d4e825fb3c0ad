"""Whom the words of a narrator mention: by name, by a pronoun, by what somebody is (“the young lady”)."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from previously.language.lexicon.closed import words_of_gender
from previously.language.lexicon.kinds import is_person
from previously.language.lexicon.wordlists import words
from previously.language.sentence.cast import Somebody

_OWNED = re.compile(r"(?:his|her|my)\s", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:the|an?|his|her|my)\s", re.IGNORECASE)
TITLES = {
    title: pronoun
    for pronoun, titles in (
        ("he", "mr mister sir lord monsieur herr master king uncle signor father brother prince duke"),
        ("she", "mrs miss ms lady madame mademoiselle dame frau aunt queen signora sister mother duchess princess"),
        ("", "dr doctor captain colonel major general inspector professor"),
    )
    for title in titles.split()
}
"""What stands before a name, and the pronoun it tells."""
_SMALL = words("the a an of de la von van du der and her his old young little")
_NOUNS = {
    noun: pronoun
    for pronoun, nouns in (
        ("he", "lad fellow chap gentleman youth host master papa clergyman"),
        ("she", "lass maiden damsel hostess mistress matron maid housekeeper governess mamma"),
        ("", "companion child other speaker infant interlocutor creature voice friend invalid visitor guest stranger"),
    )
    for noun in nouns.split()
}
_PRONOUN = r"(?P<pronoun>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|I|[Ww]e)\b(?!['’](?:s|d|ll|re|ve)\b)"
_OF = r"[A-Z][\w-]+(?:['’]|\s)s|[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Tt]h[ai]t|[Tt]his|[Ii]ts"
_NOUN = rf"(?:{_OF})\s+[\w-]"


class Mention(msgspec.Struct, frozen=True):
    """Somebody mentioned from the character `start` up to `end`: any of `who`, or whom a pronoun or noun fits."""

    start: int
    end: int
    words: str
    who: frozenset[str] = frozenset()
    pronoun: str = ""  # he, she, it, they, i: of a pronoun or a noun
    named: bool = False
    noun: str = ""  # its head, where somebody is mentioned by what they are


class Names:
    """The cast by name in a narrator's text."""

    def __init__(self, cast: Iterable[Somebody]) -> None:
        self.cast = tuple(cast)
        self.gender = {one.id: one.pronoun or _gender_told(one) for one in self.cast}
        self._whose: dict[str, set[str]] = {}
        self._common = {
            _folded(name)
            for one in self.cast
            for name in one.names
            if _DETERMINED.match(name) and len(name.split()) > 1
        }
        for one in self.cast:
            for name in one.names:
                self._whose.setdefault(_folded(name), set()).add(one.id)
        self._short_names()
        owned = {name.casefold() for one in self.cast for name in one.names if _OWNED.match(name)}
        title = rf"(?:(?P<title>{'|'.join(TITLES)})\.?\s+)?"
        self._named = re.compile(
            rf"\b(?:(?-i:(?=[^\Wa-z])){title}(?P<name>{_either(self._whose.keys() | owned)})"
            rf"|(?P<common>{_either(self._common | owned)}))\b(?!['’ ]s\b(?!\s+voice))",
            re.IGNORECASE,
        )
        self._other = re.compile(rf"\b(?:{_PRONOUN}|{_NOUN})")

    def _short_names(self) -> None:
        """The words of longer names that are nobody else's."""
        owners: dict[str, set[str]] = {}
        for one in self.cast:
            for part in {part for name in one.names if " " in name for part in _parts(name)}:
                owners.setdefault(part, set()).add(one.id)
            for name in one.names:
                if len(said := _folded(name).split()) > 2 and said[0].rstrip(".") in TITLES:
                    owners.setdefault(" ".join(said[1:]), set()).add(one.id)
        for part, ids in owners.items():
            self._whose.setdefault(part, ids)

    def named(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """Everybody named there, in order."""
        for found in self._named.finditer(text, start, end):
            name, place = found["name"] or found["common"], found.start(found.lastgroup or 0)
            if found["common"] and not (_OWNED.match(name) or self._is_described(text, place)):
                continue
            if who := self._who(name, found["title"] or ""):
                yield Mention(found.start(), found.end(), found[0], who, named=True)

    def mentions(self, text: str, start: int, end: int) -> list[Mention]:
        """Everybody mentioned there, in order."""
        named = list(self.named(text, start, end))
        taken = [(one.start, one.end) for one in named]
        others = list(self._others(text, start, end, taken))
        return sorted([*named, *others], key=lambda one: one.start)

    def _others(self, text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        spot = start
        while found := self._other.search(text, spot, end):
            spot = found.end()
            if any(first < found.end() and found.start() < last for first, last in taken):
                spot = max(
                    found.start() + 1, min(found.end(), *(last for first, last in taken if last > found.start()))
                )
                continue
            if found["pronoun"]:
                yield Mention(found.start(), found.end(), found[0], pronoun=found["pronoun"].casefold())
                continue
            mention, spot = _by_noun(text, found, end)
            if mention is not None:
                yield mention

    def is_said(self, who: str, words: str) -> bool:
        """Does one of somebody's names stand in these words?"""
        said = set(re.findall(r"\w+", words))
        return any(
            said & set(re.findall(r"[A-Z]\w+", name)) for one in self.cast if one.id == who for name in one.names
        )

    def _who(self, name: str, title: str) -> frozenset[str]:
        """Whom a name names, of those whom the title before it fits."""
        forms = (f"{title} {name}", f"{title}. {name}", name)
        who = next((ids for form in forms if (ids := self._whose.get(_folded(form)))), set[str]())
        told = TITLES.get(title.casefold(), "")
        return frozenset(one for one in who if not told or self.gender[one] in {"", "it", "they", told})

    def _is_described(self, text: str, start: int) -> bool:
        return bool(re.search(r"\b(?:the|an?|poor|old|her|his|my)\s+$", text[max(0, start - 8) : start], re.IGNORECASE))


def fits(gender: str, pronoun: str) -> bool:
    """May somebody of this pronoun, or none, be meant by that one?"""
    return not pronoun or not gender or gender == pronoun


def _by_noun(text: str, found: re.Match[str], end: int) -> tuple[Mention | None, int]:
    """The first of up to four words behind a determiner that says what somebody is; where to look on."""
    said = list(re.finditer(r"[\w-]+(?:['’\s]s\b)?|[^\w\s]", text[found.start() : min(end, found.start() + 80)]))[:5]
    for place, word in enumerate(said[1:], 1):
        if not word[0][0].isalpha():
            break
        low = word[0].casefold()
        follows = said[place + 1][0].casefold() if place + 1 < len(said) else ""
        if (low in _NOUNS or words_of_gender(low) or is_person(low)) and not (follows and is_noun(follows)):
            stop = found.start() + word.end()
            if re.match(r"['’]s\b", text[stop : stop + 3]):
                break
            pronoun = _NOUNS.get(low) or words_of_gender(low)
            return Mention(found.start(), stop, text[found.start() : stop], pronoun=pronoun, noun=low), stop
    return None, found.start() + len(said[0][0]) if said else found.end()


def _parts(name: str) -> list[str]:
    """The words of a longer name that may name somebody alone."""
    said = _folded(name).split()
    return [
        one
        for one in said
        if one.isalpha() and len(one) > 2 and not {one} & (TITLES.keys() | _SMALL) and not is_person(one)
    ]


def is_noun(word: str) -> bool:
    """Does a word say what somebody is?"""
    return word in _NOUNS or bool(words_of_gender(word))


def _folded(name: str) -> str:
    said = name.casefold().replace("’", "'").split()
    while len(said) > 1 and said[0] in {"the", "a", "an"}:
        said = said[1:]
    return " ".join(said)


def _either(names: Iterable[str]) -> str:
    """A pattern of names, the longest first."""
    every = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(r"\s+".join(map(re.escape, name.split())) for name in every) or r"(?!)"


def _gender_told(one: Somebody) -> str:
    """The pronoun that a title in somebody's names tells."""
    for name in one.names:
        for word in name.casefold().split():
            if told := TITLES.get(word.rstrip("."), "") or words_of_gender(word):
                return told
    return ""
