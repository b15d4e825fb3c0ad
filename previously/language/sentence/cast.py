"""Who a line may speak of: names to ids, each one's pronouns, the groups of the story."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from previously.language.lexicon.closed import AUXILIARIES, DETERMINERS, FUNCTION, PREPOSITIONS, words_of_gender
from previously.language.lexicon.forms import forms, is_plural
from previously.language.lexicon.kinds import is_kind, is_person, kinds
from previously.language.lexicon.own import NONE, OwnWords
from previously.language.lexicon.wordlists import words
from previously.language.sentence.tokens import Words

_TITLES = words(
    "mr mrs ms miss dr doctor captain sergeant king queen prince princess lord lady sir dame the old young uncle aunt"
    " father mother sister brother saint st detective inspector officer professor colonel major general duke of de la"
    " von van du der capt sgt lt col gen prof rev det insp"
)
_CALLED = {
    **dict.fromkeys(["dr", "doctor"], "doctor"), **dict.fromkeys(["sgt", "sergeant"], "sergeant"),
    **dict.fromkeys(["capt", "captain"], "captain"), **dict.fromkeys(["lt", "lieutenant"], "lieutenant"),
    **dict.fromkeys(["det", "detective"], "detective"), **dict.fromkeys(["insp", "inspector"], "inspector"),
    **dict.fromkeys(["prof", "professor"], "professor"), **dict.fromkeys(["col", "colonel"], "colonel"),
    **{word: word for word in words(
        "judge senator president coach marshal sheriff deputy nurse governor mayor chief commander admiral corporal"
        " constable superintendent warden minister chancellor bishop cardinal abbot abbess pastor reverend rabbi count"
        " countess duchess baron baroness emperor empress headmaster headmistress principal matron ambassador"
    )},
}  # fmt: skip
"""Titles, and what whoever has one is called without his name: `the doctor` for a Dr Shah."""
_SAME = {
    "dad": "father",
    "mum": "mother",
    "mom": "mother",
    "daddy": "father",
    "mummy": "mother",
    "kid": "child",
    "hubby": "husband",
}
_RANKS = _TITLES - words("the old young de la of von van du der")
"""Words of names that are titles by themselves."""
_SUPERIORS = words(
    "boss captain master mistress commander teacher coach landlady landlord king queen stepmother stepfather"
)
"""What somebody is to those under her."""
_FIRST_PERSON = words("i me")
_PRONOUN = {"she": "she", "her": "she", "he": "he", "him": "he", "they": "they", "them": "they", "it": "it"}


Name = tuple[str, ...]
"""The folded words of a name."""


def given_name(name: str) -> str:
    """What somebody is called in short: `Mara` for Mara Quill, and all of it where that begins with a rank."""
    first, _, rest = name.partition(" ")
    rank = first.casefold().strip(".")
    return name if rest and (rank in _TITLES or is_person(rank)) else first


class Somebody(msgspec.Struct, frozen=True):
    """One of the cast as a reader of sentences needs her: her names, and how she is spoken of (`she`, `he`, `they`)."""

    id: str
    names: tuple[str, ...]
    pronoun: str = ""


class People:
    """The cast by name."""

    def __init__(
        self,
        cast: Iterable[Somebody],
        groups: Mapping[str, tuple[str, ...]] | None = None,
        own_words: OwnWords = NONE,
    ) -> None:
        self.cast, self.own_words = tuple(cast), own_words
        self.pronoun = {one.id: _spoken_of(one) for one in self.cast}
        self.groups = {tuple(Words(name.removeprefix("the ")).low): ids for name, ids in (groups or {}).items()}
        self._names: dict[Name, str] = {}
        self._surnames: set[str] = set()
        self._lengths: dict[str, tuple[int, ...]] = {}  # how long the names are that begin with a word, longest first
        for one in self.cast:
            for name in one.names:
                self._add(name, one.id)
        self._short_names()
        self._kin = dict(self._relatives())
        self.teller = next(
            (one.id for one in self.cast if not _FIRST_PERSON.isdisjoint(map(str.casefold, one.names))), ""
        )
        """Who tells the story: whose name is `I`."""
        self._places = {one.id: number for number, one in enumerate(self.cast)}

    def of(self, ids: Iterable[str]) -> tuple[Somebody, ...]:
        """Those of the cast with these ids, in the order of the cast."""
        return tuple(self.cast[n] for n in sorted({self._places[id_] for id_ in ids if id_ in self._places}))

    def spoken_of(self, who: str) -> str:
        """The pronoun of somebody of the cast; nothing for anybody else."""
        return self.pronoun.get(who, "")

    def _add(self, name: str, who: str) -> None:
        words = tuple(Words(name).low)
        if words and words not in self._names:
            self._names[words] = who
            known = self._lengths.get(words[0], ())
            if len(words) not in known:
                self._lengths[words[0]] = tuple(sorted((*known, len(words)), reverse=True))

    def _short_names(self) -> None:
        """The words of a longer name, and `the captain` for a Captain Weiss, where they are nobody else's."""
        owners: dict[str, set[str]] = {}
        for one in self.cast:
            parts = one.names[0].split()[:4] if one.names else []
            for number, part in enumerate(parts):
                title = part.casefold().strip(".")
                rank = _CALLED.get(title, title)
                if number == 0 and is_person(rank) and (title in _TITLES or title in _CALLED):
                    owners.setdefault(f"the {rank}", set()).add(one.id)
                if title not in _TITLES and part[:1].isupper():
                    owners.setdefault(part, set()).add(one.id)
                    if number and number == len(parts) - 1:
                        self._surnames.update(Words(part).low)
        for part, ids in owners.items():
            if len(ids) == 1:
                self._add(part, next(iter(ids)))

    def _relatives(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Who is somebody's father, where a name says so (`Nora's dad`)."""
        for name, who in self._names.items():
            if len(name) > 2 and name[-2] == "'s" and (owner := self._names.get(name[:-2])):
                yield (owner, _SAME.get(name[-1], name[-1])), who

    def relative(self, whose: str, noun: str) -> str:
        """Who is somebody's father, where a name says so (`Nora's dad`, `the stepmother`); nothing if none does."""
        found = self._kin.get((whose, _SAME.get(noun, noun)), "")
        if not found and (noun in _SUPERIORS or is_kind(noun, "kin")):
            found = self.titled(noun)
        return found if found != whose else ""

    def group(self, words: Words, place: int) -> int:
        """The place after the longest name of a group that begins there; 0 if none does."""
        sizes = (len(name) for name in self.groups if tuple(words.low[place : place + len(name)]) == name)
        return max((place + size for size in sizes), default=0)

    def words(self, line: str) -> Words:
        """The words of a line, each name in it one word."""
        return self.named(Words(line))

    def named(self, words: Words) -> Words:
        """The same words, each name among them one word."""
        lengths, low = self._lengths, words.low
        if lengths.keys().isdisjoint(low):
            return words
        place = 0
        while place < len(low):
            if low[place] in lengths and (found := next(self._called(words, place), None)):
                end, who = found
                start = _title(words, place)
                if self._is_another(words, start, place, who):
                    place = end
                    continue
                words.name(start, end, who, tuple(self._owners(words, place, end)) if end - place > 2 else ())
                place = start
            place += 1
        return words

    def _is_another(self, words: Words, start: int, place: int, who: str) -> bool:
        """Is it somebody else of the same name: `Mrs Roe` where Bob Roe is of the cast, `then Agnes Roe`?"""
        if start < place:
            titled = words_of_gender(words.low[start])
            return bool(titled) and self.spoken_of(who) not in {titled, ""}
        before = words.raw[place - 1] if place > 1 and words.low[place - 2][-1:].isalnum() else ""
        named = before.istitle() and before.isalpha() and before.casefold() not in FUNCTION
        return named and words.low[place] in self._surnames and not words.raw[place].isupper()

    def titled(self, noun: str) -> str:
        """Who is called `the stepmother`; nothing if nobody is."""
        return self._names.get(("the", noun), "")

    def _called(self, words: Words, place: int) -> Iterator[tuple[int, str]]:
        """Every name that begins there, the longest first."""
        for length in self._lengths.get(words.at(place), ()):
            name = tuple(words.low[place : place + length])
            who = self._names.get(name)
            if who is not None and len(name) == length and (words.capital(place) or not _common(name)):
                yield place + length, who

    def _owners(self, words: Words, start: int, end: int) -> Iterator[str]:
        """Who else is named within a name (`Nora's dad`)."""
        for at in range(start, end - 2):
            yield from (who for stop, who in self._called(words, at) if stop < end and words.low[stop] == "'s")


def _title(words: Words, place: int) -> int:
    """The place of a title before a name (`Captain Roe`, `Coach Roe`), or of the name itself."""
    at = place - 1 - (words.at(place - 1) == "." and place > 1)
    low = words.at(at)
    ranked = low in _RANKS or (at == place - 1 and low in kinds()["person"] and not is_plural(low))
    return at if ranked and words.capital(at) and at not in words.named else place


def _spoken_of(one: Somebody) -> str:
    """How somebody is spoken of: as the cast says, else by a title (`Mr. Hallam`, `Queen Ada`)."""
    said = _PRONOUN.get(one.pronoun.split("/")[0].strip().casefold(), "")
    titles = (words_of_gender(name.split(" ")[0].casefold().strip(".")) for name in one.names if " " in name)
    return said or next(filter(None, titles), "")


def people_called(
    called: Iterable[tuple[str, str]],
    pronouns: Mapping[str, str],
    groups: Mapping[str, tuple[str, ...]] | None = None,
    own_words: OwnWords = NONE,
) -> People:
    """The people whom (words, id) name, with pronouns by id; groups of them by their names."""
    names: dict[str, list[str]] = {}
    for name, who in called:
        names.setdefault(who, []).append(name)
    cast = (Somebody(who, tuple(given), pronouns.get(who, "")) for who, given in names.items())
    return People(cast, groups, own_words)


def _common(name: tuple[str, ...]) -> bool:
    """Is the name a word one may also use otherwise, so that only its capital tells?"""
    return len(name) == 1 and (bool(forms(name[0])) or name[0] in AUXILIARIES | PREPOSITIONS | DETERMINERS)
