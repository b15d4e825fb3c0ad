"""What is told of a story's declarations, as the text of a story.yaml: of a cut, which has no file of its own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from previously.core.atoms import CastText, ClockText, GroupText, NameText, StoryText
from previously.core.errors import BadRequest
from previously.core.position import Template
from previously.core.verbs import ROLES, Aim, Effect, Verb
from previously.formats.yaml.emit import key, scalar


def story_yaml(story: StoryText, verbs: Iterable[Verb]) -> str:
    """The text. Raises BadRequest where the story is read by a lexicon of its own, which is a file beside it."""
    if story.lexicon is not None and story.lexicon.file:
        raise BadRequest(
            "this story is read by a lexicon file of its own, which an audience's export does not take along"
        )
    plain = {
        "title": story.title,
        "positions": "" if story.positions == Template().text else story.positions,
        "lexicon": story.lexicon.name.text if story.lexicon else "",
        "clock": _clock(story),
        "seasons": {str(season): episodes for season, episodes in story.seasons},
    }
    rows = [f"{name}: {_flow(value)}" for name, value in plain.items() if value]
    rows += _block("cast", {entry.id: _entry(entry) for entry in story.cast})
    rows += _block("groups", {group.name.text: _members(group) for group in story.groups})
    rows += _block("verbs", {verb.id: _verb(verb) for verb in verbs})
    before = [
        {"day": one.when.text, "told": one.told, "place": one.place, "line": one.line.text} for one in story.before
    ]
    rows += ["before:", *(f"  - {_flow(_given(entry))}" for entry in before)] if before else []
    return "\n".join(rows) + "\n"


def _block(name: str, entries: Mapping[str, Any]) -> list[str]:
    rows = [f"  {key(id_)}: {_flow(value)}" for id_, value in entries.items()]
    return [f"{name}:", *rows] if rows else [f"{name}: {{}}"] if name == "cast" else []


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key(str(name))}: {_flow(one)}' for name, one in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return scalar(value, flow=True) if isinstance(value, str) else repr(value)


def _given(found: Mapping[str, Any]) -> dict[str, Any]:
    """What is said at all."""
    return {name: value for name, value in found.items() if value not in ("", (), {}, [], None)}


def _clock(story: StoryText) -> dict[str, Any]:
    """The clock by what the story counts its episodes in."""
    clock, none, counted = story.clock, ClockText(), Template(story.positions).fields
    found: dict[str, Any] = {"date": clock.date}
    found |= {counted[-1]: clock.episode} if clock.episode != none.episode else {}
    found |= {counted[0] if len(counted) > 1 else "season": clock.season} if clock.season != none.season else {}
    return _given(found | ({"start": clock.start} if clock.start != none.start else {}))


def _entry(entry: CastText) -> Any:
    known = CastText(entry.id, entry.span, entry.name)
    weights = {name: getattr(entry, name) for name in ("reactivity", "delight")}
    found = {
        "name": _name(entry.name),
        "aliases": [_name(alias) for alias in entry.aliases],
        "pronouns": entry.pronouns,
        "lead": entry.lead,
        "temperament": dict(entry.temperament),
        **{name: value for name, value in weights.items() if value != getattr(known, name)},
        "standards": dict(entry.standards),
        "goals": {
            goal.name: _given({"weight": goal.weight, "target": goal.target, "from": goal.from_})
            for goal in entry.goals
        },
        "bonds": {bond.other.text: _layer(bond.value, bond.from_) for bond in entry.bonds},
        "sheet": {trait.what: _layer(trait.value, trait.from_) for trait in entry.sheet},
        "from": entry.from_,
        "is": entry.is_,
        "known to": [word.text for word in entry.known_to],
    }
    return _given(found)


def _name(name: NameText) -> Any:
    return {"name": name.text, "from": name.from_} if name.from_ else name.text


def _layer(value: Any, from_: str) -> Any:
    return {"value": value, "from": from_} if from_ else value


def _members(group: GroupText) -> list[Any]:
    return [{one.word.text: f"from {one.from_}"} if one.from_ else one.word.text for one in group.members]


def _verb(verb: Verb) -> dict[str, Any]:
    """A verb in the form of the lexicon, with what is not as it is unless said."""
    usual = Verb(verb.id, verb.forms)
    left = {"id", "forms", "roles", "own"}
    found = {name: getattr(verb, name) for name in verb.__struct_fields__ if name not in left}
    said = {name: value for name, value in found.items() if value != getattr(usual, name)}
    roles = {role: _effect(effect) for role, effect in verb.roles if role in ROLES}
    return {"forms": verb.forms, **said, **roles}


def _effect(effect: Effect) -> dict[str, Any]:
    usual, found = Effect(), dict[str, Any]()
    for name in effect.__struct_fields__:
        value = getattr(effect, name)
        if value != getattr(usual, name):
            found[name] = (
                msgspec.structs.asdict(value) if isinstance(value, Aim) else dict(value) if name == "feel" else value
            )
    return found
