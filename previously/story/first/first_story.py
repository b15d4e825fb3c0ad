"""A first story.yaml for a manuscript: what it says clearly is written, and what it does not is left as a comment."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from previously.core.english import count, first_of
from previously.core.finding import Finding
from previously.core.ids import folded, slug
from previously.core.passage import Passage
from previously.formats.yaml.emit import key, scalar, sequence
from previously.language.quotations.names import TITLES
from previously.story.first.found import Person
from previously.story.first.pronouns import decided, pronouns_in
from previously.story.first.prose import people_in_prose
from previously.story.first.scripts import people_in_cues
from previously.story.story import Story, story_of

_MARKS = re.compile(r"[_*]+|\[\[.*?\]\]")
_TITLED = re.compile(r"(?:title|booktitle)\s*:", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\(.*\)|\W*|untitled\b.*", re.IGNORECASE)
LEADING = 60
"""Of so many, the weightiest, the pronouns are looked for. Set."""
CHAPTERS, EPISODES = "Chapter {chapter}", "S{season}E{episode}"


class First(msgspec.Struct, frozen=True):
    """A first story.yaml, and what was found on the way."""

    text: str
    people: tuple[Person, ...]
    findings: tuple[Finding, ...]
    scenes: int
    title: str


def first_story(files: Mapping[str, str], *, prose: bool, name: str, manuscript: Sequence[str] = ()) -> First:
    """A story.yaml for a manuscript's texts by path: all `prose`, or none. `name` is its title if it gives none."""
    head = f"positions: {scalar(CHAPTERS if prose else EPISODES)}\n"
    if manuscript:
        head += f"manuscript:{sequence(manuscript, '')}\n"
    story = story_of({"story.yaml": head, **files})
    passages = story.passages()
    people, apart = people_of_pages(passages, prose=prose)
    people += _listed(story, people)
    remark = "named like places" if prose else "cues of nobody in particular, or of several"
    title = (_book_title(passages) if prose else _title(passages)) or name
    rows = [f"title: {scalar(title)}", *head.splitlines(), "", *_cast(people)]
    if apart:
        shown = [f"{one} ({number})" for one, number in sorted(apart.items(), key=lambda pair: -pair[1])]
        rows += ["", f"# Not in the cast: {remark}: {' '.join(first_of(shown, 20).split())}"]
    rows += ["", "# groups: {family: [one, other]}       # whom “the family” means", ""]
    text = "\n".join(rows)
    findings = (
        story_of({"story.yaml": text, **files}).findings if story.findings else ()
    )  # the pages' lines name the cast
    return First(text, tuple(people), findings, _scenes(story), title)


def people_of_pages(passages: Sequence[Passage], *, prose: bool) -> tuple[list[Person], dict[str, int]]:
    """Who is found in passages of prose or of scripts, the weightiest first, and what only looks like a name."""
    told = [passage.text for passage in passages if passage.kind in {"action", "dialogue"}]
    people, apart = ([], {}) if prose else people_in_cues(passages)
    if not people:  # pages of a game may have no cue, and name whoever acts
        people, places = people_in_prose("\n\n".join(told))
        apart = apart or places
    people.sort(key=lambda person: (-person.weight, person.name))
    narrated = told if prose else [passage.text for passage in passages if passage.kind == "action"]
    _pronouned(people[:LEADING], narrated)
    return people, apart


def _scenes(story: Story) -> int:
    return len({passage.at for passage in story.passages()})


def _title(passages: Sequence[Passage]) -> str:
    """The first words of a title page that are a title."""
    for passage in passages:
        if passage.kind == "front":
            words = " ".join(_MARKS.sub("", passage.text.partition("\n")[0]).split())
            if not _PLACEHOLDER.fullmatch(words):
                return words
            if words != ".":
                return ""
    return ""


def _book_title(passages: Sequence[Passage]) -> str:
    """The title that the front matter of a book gives, where it is one book's."""
    fronts = [passage.text for passage in passages if passage.kind == "front"]
    titles = [row.partition(":")[2].strip() for text in fronts for row in text.split("\n") if _TITLED.match(row)]
    return titles[0] if len(titles) == 1 == len({passage.span.path for passage in passages}) else ""


def _listed(story: Story, people: Sequence[Person]) -> list[Person]:
    """Whom the pages list as there (`pov: Mara`, `@char: Joe`), and nobody found so far is called."""
    known = {folded(name) for person in people for name in (person.name, *person.aliases, person.name.split()[0])}
    texts = (placed.read.text for part in story.canon.episodes for placed in part.placed)
    counted = Counter(word.text for text in texts for word in text.present or ())
    return [Person(name, [], 0, number) for name, number in counted.most_common() if folded(name) not in known]


def _pronouned(people: Sequence[Person], told: Sequence[str]) -> None:
    """Give each the pronouns that the narration clearly uses of them."""
    whose: dict[str, set[str]] = {}
    for person in people:
        for name in (person.name, *person.aliases):
            whose.setdefault(folded(name.removeprefix("the ")), set()).add(person.name)
    names = {name: next(iter(ids)) for name, ids in whose.items() if len(ids) == 1}
    counts = pronouns_in(told, names)
    for person in people:
        title = TITLES.get(person.name.removeprefix("the ").split()[0].rstrip(".").casefold(), "")
        if title and " " in person.name:
            person.pronouns, person.evidence = title, "by the title"
        elif found := counts.get(person.name):
            person.pronouns = decided(found)
            person.evidence = ", ".join(f"{word} {number}" for word, number in found.most_common())


def _cast(people: Sequence[Person]) -> Iterator[str]:
    """The cast, the weightiest first; `lead` for whoever has half the weight of the first."""
    if not people:
        yield "# cast: {mara: Mara}        # nobody was found who speaks or is named often; name them here"
        return
    yield "cast:"
    taken: set[str] = set()
    for number, person in enumerate(people):
        yield f"  {key(_id(person, taken))}:"
        times = f"speaks {count(person.speaks, 'time')}, named {count(person.named, 'time')}"
        yield f"    name: {scalar(person.name)}  # {times}"
        if person.aliases:
            yield f"    aliases:{sequence(person.aliases, '    ')}"
        if person.pronouns:
            yield f"    pronouns: {person.pronouns}  # to confirm: {person.evidence}"
        elif person.evidence:
            yield f"    # pronouns: ?  # to confirm: {person.evidence}"
        if not number or person.weight * 2 > people[0].weight:
            yield "    lead: true"
        for doubt in person.doubts[:3]:
            yield f"    # to confirm: {doubt}"


def _id(person: Person, taken: set[str]) -> str:
    """A short id nobody has yet: a name's first word of weight, or all of it."""
    bare = re.sub(r"^(?:the|mrs?|ms|miss|dr)\b\.?\s+", "", person.name, flags=re.IGNORECASE)
    words = bare.split() or [person.name]
    choices = (slug(words[-1 if person.name.startswith("the ") and " of " not in bare else 0]), slug(person.name))
    free = next((one for one in choices if one not in taken), "")
    place = 2
    while not free:
        free, place = (f"{choices[-1]}-{place}" if f"{choices[-1]}-{place}" not in taken else ""), place + 1
    taken.add(free)
    return free
