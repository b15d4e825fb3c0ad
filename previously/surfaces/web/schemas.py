"""What the API gives, as JSON schemas: the same contracts as `--format json` of the command line.

Each schema names all there is: nothing else is sent, and nothing of it is left out.
"""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
SEVERITY: Schema = {"enum": ["error", "warning", "hint"]}


def thing(**fields: Schema) -> Schema:
    """An object with just these fields; one that ends with an underscore is a word of Python's."""
    named = {name.removesuffix("_"): schema for name, schema in fields.items()}
    return {"type": "object", "properties": named, "required": list(named), "additionalProperties": False}


def rows(of: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": of}


def by_name(of: Schema) -> Schema:
    """An object whose keys are names."""
    return {"type": "object", "additionalProperties": of}


def maybe(of: Schema) -> Schema:
    """Or nothing."""
    return {"anyOf": [of, {"type": "null"}]}


def either(*of: Schema) -> Schema:
    """One of several."""
    return {"anyOf": list(of)}


_WHERE = {"file": TEXT, "line": WHOLE}
_REASON = thing(event=TEXT, at=TEXT, **_WHERE)
FINDING = thing(
    code=TEXT, rule=TEXT, severity=SEVERITY, file=TEXT, line=WHOLE, column=WHOLE, at=TEXT, character=TEXT, message=TEXT,
    because=rows(_REASON),
)  # fmt: skip
FINDINGS = thing(findings=rows(FINDING))
HEADSPACE = thing(
    story=TEXT, character=TEXT, at=TEXT, day=NUMBER, alive=FLAG, distress=NUMBER, vulnerability=NUMBER, void=NUMBER,
    ambivalence=NUMBER, mood=thing(pleasure=NUMBER, arousal=NUMBER, dominance=NUMBER), emotions=by_name(NUMBER),
    strongest_cues=rows(thing(cue=TEXT, distress=NUMBER)),
    wounds=rows(thing(
        id=TEXT, cues=rows(TEXT), source=TEXT, peak=NUMBER, strength=NUMBER, floor=NUMBER, rawness=NUMBER,
        expressed=NUMBER, since=NUMBER,
    )),
    drives=rows(thing(name=TEXT, target=TEXT, kind=TEXT, strength=NUMBER, live=FLAG)),
    bonds=by_name(thing(trust=NUMBER, betrayal=NUMBER)), knows=rows(TEXT), made_by=by_name(NUMBER),
    because=rows(thing(event=TEXT, at=TEXT, **_WHERE, text=TEXT, share=NUMBER)),
)  # fmt: skip
STORY = thing(
    story=TEXT, at=TEXT, day=NUMBER, episodes=rows(thing(at=TEXT, title=TEXT, scenes=WHOLE, flashbacks=WHOLE)),
    scenes=rows(thing(
        at=TEXT, day=NUMBER, place=TEXT, flashback=FLAG, vision=FLAG,
        lines=rows(thing(event=TEXT, text=TEXT, **_WHERE)),
    )),
)  # fmt: skip
CAST = thing(
    story=TEXT, at=TEXT,
    cast=rows(thing(
        character=TEXT, name=TEXT, alive=FLAG, dead_since=maybe(TEXT), last_seen=maybe(TEXT), place=TEXT,
        distress=NUMBER, vulnerability=NUMBER, void=NUMBER, purpose=maybe(TEXT), made_by=by_name(NUMBER),
        carries=maybe(TEXT),
    )),
)  # fmt: skip
FACT = thing(
    fact=TEXT, at=TEXT, value=maybe(TEXT),
    believes=rows(thing(character=TEXT, value=maybe(TEXT), since=TEXT, how=TEXT, from_=maybe(TEXT))),
)  # fmt: skip
BELIEVES = thing(
    character=TEXT, at=TEXT,
    facts=rows(thing(fact=TEXT, value=maybe(TEXT), true=FLAG, since=TEXT, how=TEXT, from_=maybe(TEXT))),
)  # fmt: skip
SECRET = thing(fact=TEXT, by=TEXT, from_=rows(TEXT), since=TEXT)
KNOWS = thing(at=TEXT, secrets=rows(SECRET), facts=rows(FACT))
_BEND = thing(
    bends_at=maybe(TEXT), ends=thing(distress=NUMBER, vulnerability=NUMBER, void=NUMBER),
    most=maybe(thing(readout=TEXT, at=TEXT, by=NUMBER)),
)  # fmt: skip
COMPARE = thing(story=TEXT, plans=rows(thing(plan=TEXT, findings=rows(FINDING), arcs=by_name(_BEND))))
RECAP = thing(
    story=TEXT, at=TEXT, for_=maybe(TEXT),
    sentences=rows(thing(text=TEXT, event=TEXT, at=TEXT, **_WHERE, weight=NUMBER, character=maybe(TEXT))),
)  # fmt: skip
READ = thing(
    story=TEXT, seen=TEXT,
    paragraphs=rows(thing(
        kind=TEXT,
        sentences=rows(either(
            thing(withheld=TEXT), thing(text=TEXT, start=WHOLE, end=WHOLE, rule=TEXT, cites=rows(TEXT)),
        )),
    )),
)  # fmt: skip
QUOTES = thing(
    file=TEXT,
    quotes=rows(thing(
        text=TEXT, speaker=TEXT, cue=TEXT, role=TEXT, occasion=TEXT, outlet=TEXT, start=WHOLE, end=WHOLE,
        spans=rows(rows(WHOLE)),
    )),
)  # fmt: skip
RULE = thing(code=TEXT, name=TEXT, severity=SEVERITY, page=TEXT)
RULES = thing(rules=rows(RULE))
FILES = thing(files=rows(thing(path=TEXT, findings=WHOLE)))
SOURCE = thing(path=TEXT, text=TEXT, hash=TEXT)
CONFLICT = thing(path=TEXT, yours=TEXT, theirs=TEXT, hash=TEXT)
ERROR: Schema = {**thing(error=TEXT, status=WHOLE, report=TEXT), "required": ["error", "status"]}
