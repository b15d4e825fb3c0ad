"""The words a line may use, from the lexicon and from a story's own `verbs:`."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
from msgspec.structs import replace

from previously.core.errors import BadRequest
from previously.core.ids import composed
from previously.core.nearest import did_you_mean
from previously.core.source import Block
from previously.core.verbs import ROLES, Aim, Effect, State, Verb, Vocabulary
from previously.formats.bible.format import read_block
from previously.formats.yaml.fields import BlockReader, Fields
from previously.formats.yaml.tree import Node, Scalar

EFFECT_FIELDS = frozenset(Effect.__struct_fields__) - {"feel", "engage", "attach"}


@cache
def standard() -> Vocabulary:
    """The built-in vocabulary."""
    verbs = tuple(_verb(reader, key, node) for reader, key, node in _shipped("verbs.yaml"))
    states = tuple(_state(reader, key, node) for reader, key, node in _shipped("states.yaml"))
    parts = tuple(_part(reader, key, node) for reader, key, node in _shipped("parts.yaml"))
    return Vocabulary(verbs, states, parts)


def _shipped(name: str) -> list[tuple[BlockReader, Scalar, Node]]:
    text = files("previously.language.lexicon").joinpath(name).read_text("utf-8")
    reader, tree = read_block(Block(name, 1, text))
    if tree is None or reader.findings:
        raise BadRequest(f"the lexicon’s {name} cannot be read: {[f.message for f in reader.findings]}")
    return [(reader, key, node) for key, node in tree.pairs]


def own_verbs(reader: BlockReader, node: Node | None) -> tuple[Verb, ...]:
    """A story's own verbs: `verbs:` in story.yaml."""
    fields = Fields(reader, node, "“verbs”")
    verbs: list[Verb] = []
    for key, value in fields.items():
        try:
            verbs.append(_own(reader, key, value, (*verbs, *standard().verbs)))
        except msgspec.ValidationError as error:
            reader.say("bad-value", key, f"the verb “{key.text}” cannot be read: {error}")
    return tuple(verbs)


def _own(reader: BlockReader, key: Scalar, node: Node, known: Sequence[Verb]) -> Verb:
    """One of a story's own verbs: as it says itself, or like another (`slaps: hurts`). Forms it had are never lost."""
    if isinstance(node, Scalar):
        said, like = _named(key), _known(reader, node, known)
        return replace(said if like is None else like, id=key.text, forms=_forms(said, (), known), own=True)
    fields = Fields(reader, node, f"the verb “{key.text}”")
    said, word = _verb(reader, key, node), fields.scalar("like")
    like = _known(reader, word, known) if word else None
    forms = _forms(said, said.forms if "forms" in fields else (), known)
    if like is None:
        return replace(said, forms=forms, own=True)
    given = {one.text for one, _ in fields.items()} - {"like", "forms", *ROLES}
    roles = tuple({**dict(like.roles), **dict(said.roles)}.items())
    return replace(
        like, id=said.id, forms=forms, roles=roles, own=True, **{name: getattr(said, name) for name in given}
    )


def _named(key: Scalar) -> Verb:
    """A verb of which no more is known than its name."""
    return Verb(key.text, (composed(key.text),))


def _forms(said: Verb, given: tuple[str, ...], known: Sequence[Verb]) -> tuple[str, ...]:
    """The forms of a verb: those given, its name, and those it has where it is one of the vocabulary."""
    before = next((verb.forms for verb in known if verb.id == said.id), ())
    return tuple(dict.fromkeys((*given, *(before or (() if given else said.forms)))))


def _known(reader: BlockReader, word: Scalar, known: Sequence[Verb]) -> Verb | None:
    """The verb that another is to be like, by its id or one of its forms."""
    text = word.text.strip()
    found = next((verb for verb in known if text == verb.id or text in verb.forms), None)
    if found is None:
        near = did_you_mean(text, [form for verb in known for form in verb.forms])
        reader.say("bad-value", word, f"there is no verb “{text}”{near}")
    return found


def _verb(reader: BlockReader, key: Scalar, node: Node) -> Verb:
    fields = Fields(reader, node, f"the verb “{key.text}”")
    plain = {
        "forms",
        "takes",
        "severity",
        "times",
        "cues",
        "praise",
        "bodily",
        "undergone",
        "unseen",
        "dies",
        "seems",
        "returns",
        "moves",
        "channel",
    }
    fields.check(plain | {"like", "opens", "closes", "claim", *ROLES})
    return msgspec.convert(
        {
            "id": key.text,
            "forms": tuple(composed(w.text) for w in fields.words("forms") or () if w.text.strip())
            or (composed(key.text),),
            "takes": tuple(w.text for w in fields.words("takes") or ()) or ("none", "name"),
            "severity": fields.number("severity", 0.5, 0, 1),
            "times": int(fields.number("times", 1, 1, 100)),
            "cues": tuple(w.text for w in fields.words("cues") or ()),
            "praise": fields.number("praise", 0, -1, 1),
            "bodily": bool(fields.flag("bodily")),
            "undergone": bool(fields.flag("undergone")),
            "unseen": bool(fields.flag("unseen")),
            "seems": bool(fields.flag("seems")),
            **{word: fields.text(word) for word in ("dies", "returns", "moves", "channel", "opens", "closes", "claim")},
            "roles": tuple((role, _effect(reader, fields.get(role), role)) for role in ROLES if role in fields),
        },
        Verb,
    )


def _effect(reader: BlockReader, node: Node | None, role: str) -> Effect:
    fields = Fields(reader, node, f"the effect on the {role}")
    fields.check(EFFECT_FIELDS | {"feel", "engage", "attach"})
    found: dict[str, object] = {}
    for name in EFFECT_FIELDS & {key.text for key, _ in fields.items()}:
        found[name] = _plain(fields, name)
    feel = fields.map("feel", "“feel”")
    found["feel"] = tuple((key.text, feel.number(key.text, 0, 0, 1)) for key, _ in feel.items())
    found |= {word: _aim(fields, word) for word in ("engage", "attach") if word in fields}
    return msgspec.convert(found, Effect)


def _plain(fields: Fields, name: str) -> object:
    kind = Effect.__annotations__[name]
    if kind is bool:
        return bool(fields.flag(name))
    return fields.number(name, 0, -1, 1) if kind is float else fields.text(name)


def _aim(fields: Fields, word: str) -> Aim:
    aim = fields.map(word, f"“{word}”")
    return msgspec.convert({"target": aim.text("target"), "weight": aim.number("weight", 1, 0, 1)}, Aim)


def _part(reader: BlockReader, key: Scalar, node: Node) -> tuple[str, tuple[tuple[str, float], ...]]:
    fields = Fields(reader, node, f"the part “{key.text}”")
    return key.text, tuple((verb.text, fields.number(verb.text, 0, -1, 1)) for verb, _ in fields.items())


def _state(reader: BlockReader, key: Scalar, node: Node) -> State:
    fields = Fields(reader, node, f"the state “{key.text}”")
    also = tuple(word.text for word in fields.words("also") or ())
    found = {"id": key.text, "also": also, "kind": fields.text("kind"), "bears": fields.text("bears")}
    return msgspec.convert(found, State)
