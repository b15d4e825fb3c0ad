"""A character card or a lorebook as a story: its people with what is so of them, its facts, and who believes what."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from previously.core.errors import UnreadableInput
from previously.formats.lore import OURS, LoreSaid
from previously.formats.yaml.emit import key, scalar

SPECS = ("chara_card_v3", "chara_card_v2", "lorebook_v3")


class Person(NamedTuple):
    """Somebody of a card or a book."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str = ""
    traits: Mapping[str, str] = {}
    note: str = ""


class Converted(NamedTuple):
    """The files of a story folder, and what is said of them: how many people and facts, and what was not taken."""

    files: dict[str, str]
    people: int
    facts: int
    beliefs: int
    left: int
    lost: tuple[str, ...]


def convert(data: Any, title: str) -> Converted:
    """A story of what a file says. Raises UnreadableInput where it is neither a card nor a lorebook."""
    if not isinstance(data, dict) or data.get("spec") not in SPECS or not isinstance(data.get("data"), dict):
        raise UnreadableInput(
            f"this is neither a character card nor a lorebook: its “spec” is none of {', '.join(SPECS)}"
        )
    body: dict[str, Any] = data["data"]
    book = body if data["spec"] == "lorebook_v3" else body.get("character_book") or {}
    entries = (book.get("entries") or []) if isinstance(book, dict) else None
    if not isinstance(entries, list):
        raise UnreadableInput("this lorebook cannot be read: its entries are no list")
    raw = [one for one in entries if isinstance(one, dict)]
    said = [_said(one.get("extensions")) for one in raw]
    people = _people(body if book is not body else None, [one for one in said if one and one.kind == "person"])
    facts = [one for one in said if one and one.kind == "fact" and one.fact]
    log, lost = _log(facts, people)
    files = {
        "story.yaml": _declared(title, list(people.values()), facts),
        **({"s01.yaml": "\n".join(log) + "\n"} if log else {}),
    }
    beliefs = sum(len(one.believes) for one in facts) - len(lost)
    return Converted(files, len(people), len(facts), beliefs, len(raw) - sum(one is not None for one in said), lost)


def _said(extensions: Any) -> LoreSaid | None:
    """What an entry of ours says; None of another's."""
    try:
        return (
            msgspec.convert(extensions[OURS], LoreSaid) if isinstance(extensions, dict) and OURS in extensions else None
        )
    except msgspec.ValidationError as error:
        raise UnreadableInput(f"an entry's “{OURS}” is not what was written there: {error}") from None


def _people(card: dict[str, Any] | None, said: list[LoreSaid]) -> dict[str, Person]:
    """Everybody, by id: whose card it is, and whom the entries are of."""
    found = {
        one.who: Person(one.who, one.name or one.who, one.aliases, one.pronouns, one.traits) for one in said if one.who
    }
    if card is None:
        return found
    own, name = _said(card.get("extensions")), str(card.get("name") or "").strip()
    who = own.who if own and own.who else name.casefold().replace(" ", "-") or "somebody"
    nick = str(card.get("nickname") or "").strip()
    known = found.get(who, Person(who, name or who, (nick,) if nick else (), own.pronouns if own else ""))
    note = "" if own else " ".join(str(card.get("description") or "").split())
    return {who: known._replace(note=note), **{id_: one for id_, one in found.items() if id_ != who}}


def _declared(title: str, people: Iterable[Person], facts: list[LoreSaid]) -> str:
    """The story.yaml."""
    rows = [f"title: {scalar(title)}", "cast:" if people else "cast: {}"]
    rows += [f"  {key(one.id)}: {_entry(one)}" for one in people]
    plain = {one.fact: one.value for one in facts if one.value and not _right(one)}
    rows += ["facts:", *(f"  {key(fact)}: {scalar(value)}" for fact, value in plain.items())] if plain else []
    return "\n".join(rows) + "\n"


def _entry(one: Person) -> str:
    fields = [f"name: {_flow(one.name)}"]
    fields += [f"aliases: [{', '.join(map(_flow, one.aliases))}]"] if one.aliases else []
    fields += [f"pronouns: {_flow(one.pronouns)}"] if one.pronouns in {"she", "he", "they"} else []
    sheet = ", ".join(f"{_flow(what)}: {_flow(value)}" for what, value in one.traits.items())
    fields += [f"sheet: {{{sheet}}}"] if sheet else []
    fields += [f"note: {_flow(one.note)}"] if one.note else []
    return f"{{{', '.join(fields)}}}"


def _flow(text: str) -> str:
    return scalar(text, flow=True)


def _right(one: LoreSaid) -> list[str]:
    """Who believes what is so; where nobody says what that is, everybody may."""
    return [who for who, value in one.believes.items() if value == one.value or not one.value]


def _log(facts: list[LoreSaid], people: Mapping[str, Person]) -> tuple[list[str], tuple[str, ...]]:
    """An episode by which everybody believes what they do, and the beliefs that no line brings about.

    What is wrong comes before what is so, each in a scene of its own, where nobody else hears it.
    """
    scenes: list[str] = []
    lost: list[str] = []
    for one in facts:
        right = [who for who in _right(one) if who in people]
        for who, value in one.believes.items():
            if who in right:
                continue
            line = _wrong(one, who, value, people, replaced=bool(right)) if who in people else None
            scenes += [line] if line else []
            lost += [] if line else [f"{people[who].name if who in people else who} takes {one.fact} to be {value}"]
        scenes += [
            _scene((who,), f"{people[who].name} learns it; sets {one.fact} = {one.believes[who]}", people)
            for who in right
        ]
    numbered = [f"    {number}: {scene}" for number, scene in enumerate(scenes, 1)]
    return (["S01E01:", "  scenes:", *numbered] if numbered else []), tuple(lost)


def _wrong(one: LoreSaid, who: str, value: str, people: Mapping[str, Person], *, replaced: bool) -> str | None:
    """How somebody comes to believe what is not so: by a lie, or by what was so before somebody else `replaced` it."""
    liar = one.told_by.get(who, "")
    if liar in people and liar != who:
        return _scene((liar, who), f"{people[liar].name} lies to {people[who].name}; sets {one.fact} = {value}", people)
    return _scene((who,), f"{people[who].name} learns it; sets {one.fact} = {value}", people) if replaced else None


def _scene(there: tuple[str, ...], line: str, people: Mapping[str, Person]) -> str:
    return f"{{present: [{', '.join(_flow(people[who].name) for who in there)}], lines: [{scalar(line, flow=True)}]}}"
