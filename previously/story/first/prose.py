"""The cast of prose: names by their capitals within sentences, by titles, and by who is said to speak."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from previously.language.lexicon.closed import POSSESSIVES, PREPOSITIONS, SUBJECT_PRONOUNS
from previously.language.lexicon.forms import forms
from previously.language.lexicon.wordlists import words
from previously.language.quotations.names import TITLES
from previously.language.quotations.tags import is_speech
from previously.story.first.found import Person

_TITLE = "|".join(sorted((title.capitalize() for title in TITLES), key=len, reverse=True))
_CAP = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_a-z][^\W\d_]+)*"
_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
"""Between two words of one paragraph."""
_NAME = re.compile(
    rf"(?P<the>\b[Tt]he{_GAP})?\b(?P<name>(?:(?:{_TITLE})\.?{_GAP})?{_CAP}"
    rf"(?:{_GAP}(?:(?:of|de|von|van|la|du){_GAP})?{_CAP}){{0,3}})"
)
_BEFORE = re.compile(r"(?P<start>(?:^|[.!?:;—\"“”‘'(*_\n-])\s*)$|\b(?P<word>\w+),?\s+$")
_LOWER = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+\b")
_PLACE = words("in at from near through towards toward into across around outside inside")
NOT_NAMES = words(
    "english american italian french german spanish russian irish scotch scottish welsh british european"
    " christian latin greek roman dutch chinese japanese indian monday tuesday wednesday thursday friday"
    " saturday sunday january february march april june july august september october november december"
    " god lord heaven christmas easter i"
)
DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
LEAST, SHORT = 3, 2000
"""So often somebody is named at least; once is enough in fewer words than this, twice in up to twice as many. Set."""
MOST = 60
"""So many of them are taken, the weightiest. Set."""


class Seen:
    """How a name is used."""

    def __init__(self) -> None:
        self.times = self.within = self.speaks = self.acts = self.place = self.the = 0


def people_in_prose(text: str) -> tuple[list[Person], dict[str, int]]:
    """Everybody named in prose, and the names that seem to be of places, with how often."""
    lower = Counter(word for word in _LOWER.findall(text))
    seen = _seen(text, lower)
    least = min(LEAST, 1 + lower.total() // SHORT)
    known = {name: one for name, one in seen.items() if _is_name(name, one, lower, least)}
    people = [_person(name, one) for name, one in known.items() if _is_somebody(name, one)]
    places = {name: one.times for name, one in known.items() if one.place * 2 > one.times and not one.speaks}
    people.sort(key=lambda person: (-person.weight, person.name))
    joined = _joined(people[: 4 * MOST])
    joined.sort(key=lambda person: (-person.weight, person.name))
    return joined[:MOST], places


def _seen(text: str, lower: Counter[str]) -> Mapping[str, Seen]:
    found: dict[str, Seen] = defaultdict(Seen)
    for one in _NAME.finditer(text):
        name = " ".join(one["name"].split()).removesuffix("’s").removesuffix("'s")
        lead = _BEFORE.search(text[max(0, one.start() - 24) : one.start()])
        before = lead["word"].casefold() if lead and lead["word"] else ""
        first, _, rest = name.partition(" ")
        opens = bool(lead and lead["start"] is not None and not one["the"])
        if (
            opens
            and rest
            and first.casefold() not in TITLES
            and (lower[first.casefold()] or first.casefold() in PREPOSITIONS)
        ):
            name, before, opens = rest, first.casefold(), False  # “In Harwich”
        first, _, rest = name.partition(" ")
        name = rest if rest and first.casefold() in DAYS else name  # “On Monday Mara walked”
        behind = re.match(r"['’]?s?\s+(\w+)", text[one.end() : one.end() + 24])
        verb = behind[1] if behind else ""
        here = found[name]
        here.times += 1
        here.within += not opens
        here.the += bool(one["the"])
        here.speaks += is_speech(before) or is_speech(verb)
        here.acts += any(tag in "d3" for _, tag in forms(verb)) if verb.islower() else 0
        here.place += before in _PLACE
    return found


def _is_name(name: str, one: Seen, lower: Counter[str], least: int) -> bool:
    """Is it a name, and not the first word of a sentence or a word with a capital?"""
    parts = name.split()
    if name.casefold() in NOT_NAMES | SUBJECT_PRONOUNS | POSSESSIVES:
        return False
    if one.times < least or (one.within < min(least, 2) and one.speaks < 2) or (len(parts) == 1 and len(name) < 2):
        return False
    if parts[0].rstrip(".").casefold() in TITLES and len(parts) > 1:
        return True
    return all(lower[word.casefold()] * (1 if one.speaks > 1 else 4) <= one.times for word in parts)


def _is_somebody(name: str, one: Seen) -> bool:
    """Does it speak or act, as a person does?"""
    if one.the * 2 > one.times and not one.speaks:
        return False
    titled = name.split(maxsplit=1)[0].rstrip(".").casefold() in TITLES and " " in name
    return titled or ((one.speaks > 0 or one.acts * 5 > one.times) and one.place * 2 <= one.times)


def _person(name: str, one: Seen) -> Person:
    shown = f"the {name}" if one.the * 2 > one.times else name
    return Person(shown, [], one.speaks, one.times)


def _joined(people: Iterable[Person]) -> list[Person]:
    """Each with the shorter names that are theirs alone; whose else a name may be is said."""
    by_length = sorted(people, key=lambda person: -len(person.name.split()))
    kept: list[Person] = []
    for person in by_length:
        owners = _owners(person.name, kept)
        if len(owners) == 1 and (not _title_of(person.name) or _bare(person.name)[0] == _bare(owners[0].name)[0]):
            owners[0].aliases.append(person.name)
            owners[0].speaks += person.speaks
            owners[0].named += person.named
            continue
        if owners:
            person.doubts.append(
                f"the same as {' or '.join(owner.name for owner in owners[:3])}? If so, make it an alias"
            )
        kept.append(person)
    return kept


def _title_of(name: str) -> str:
    """The title a name begins with, where it has more than a title."""
    parts = name.removeprefix("the ").split()
    title = parts[0].rstrip(".").casefold()
    return title if title in TITLES and len(parts) > 1 else ""


def _bare(name: str) -> list[str]:
    """A name's words without its title."""
    return name.removeprefix("the ").split()[1 if _title_of(name) else 0 :]


def _owners(name: str, people: Sequence[Person]) -> list[Person]:
    """Whose longer names hold this one, with no other title."""
    title, bare = _title_of(name), set(_bare(name))
    return [
        person
        for person in people
        if bare <= set(_bare(person.name))
        and (bare < set(_bare(person.name)) or not title)
        and not (title and _title_of(person.name) and title != _title_of(person.name))
    ]
