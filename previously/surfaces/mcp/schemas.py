"""JSON Schemas of what a tool is given and gives, from the types of questions and answers."""

from collections.abc import Iterable
from typing import Any

import msgspec

from previously.questions.question import Argument

Schema = dict[str, Any]
REF = "#/$defs/{name}"


def given(arguments: Iterable[Argument]) -> Schema:
    """The schema of a tool's arguments; one that is no text (`raw`) is a switch."""
    known = tuple(arguments)
    return {
        "type": "object",
        "properties": {one.word: _argument(one) for one in known},
        "required": [one.word for one in known if one.required],
        "additionalProperties": False,
    }


def gives(*answers: type) -> Schema:
    """The schema of a tool's answer: one of these types, an object each."""
    found, parts = msgspec.json.schema_components(answers, ref_template=REF)
    for part in parts.values():
        part["additionalProperties"] = False
    either = {"anyOf": list(found)} if len(found) > 1 else found[0]
    return {"type": "object", **either, "$defs": parts}


def _argument(one: Argument) -> Schema:
    said: Schema = {"description": one.said} if one.said else {}
    if one.raw:
        return {**said, "type": "boolean"}
    if one.several:
        return {**said, "type": "array", "items": {"type": "string"}}
    if one.whole:
        bounds = {"minimum": one.least, "maximum": one.most}
        return {**said, "type": "integer", **{key: value for key, value in bounds.items() if value is not None}}
    return {**said, "type": "string", **({"enum": [*one.choices]} if one.choices else {})}
