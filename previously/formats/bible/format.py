"""The bible format: season files and plans in YAML, episodes > scenes > lines."""

import re

import msgspec

from previously.core.atoms import EpisodeText, LineText, SceneText, Word
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding
from previously.core.ids import composed
from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import SIGNS, KnownScenes, Read, SceneRead, Section
from previously.formats.yaml.fields import IN_QUOTES, BlockReader, Fields
from previously.formats.yaml.tree import Map, Node, Scalar, Seq, parse, split

EPISODE_KEYS = ("title", "scenes", "lines", "day", "later")
SCENE_KEYS = (
    "place", "present", "bodies", "ghosts", "overheard by", "lines", "flashback", "day", "later", "time", "timecode",
    "meanwhile", "vision", "title", "summary",
)  # fmt: skip

DIFFERENT = 3
"""How many rows a row unlike any other counts for: what is worded like an earlier line is not read anew."""
_MARGIN = re.compile(r"^[^\s#]", re.MULTILINE)


class Bible:
    """The format for stories kept by hand."""

    name = "bible"
    endings = (".yaml", ".yml")

    def sections(self, text: str) -> tuple[Section, ...]:
        """Each top-level key with everything under it."""
        return split(text)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode a section describes, if any."""
        episode, findings = read_section(block, template, known)
        return ((episode,) if episode else ()), findings

    def rows(self, text: str) -> int:
        """Its rows; a bracket makes as much work as two, a key at the margin as four, 200 signs as one.

        A row unlike any other counts for three.
        """
        return max(rows_of_yaml(text), DIFFERENT * len(set(text.split("\n"))))

    def excerpt(self, span: Span) -> str:
        """The row without its list marker."""
        return row_at(span).strip().removeprefix("- ")


def rows_of_yaml(text: str) -> int:
    """How many rows of log a text in YAML counts for."""
    nested = text.count("{{") + text.count("[[")  # brackets in brackets say nothing
    marks = 2 * (text.count("{") + text.count("[") - nested) + text.count(",") // 4
    return max(text.count("\n") + marks + 4 * len(_MARGIN.findall(text)), len(text) // SIGNS)


def read_section(
    block: Block, template: Template, known: KnownScenes | None = None
) -> tuple[EpisodeText | None, tuple[Finding, ...]]:
    """Read the block of one episode. Faults become findings; the rest of the episode is kept.

    A scene found in `known` with the same text is taken from there, wherever it now stands.
    """
    reader, tree = read_block(block)
    known = known or KnownScenes()
    for key, node in tree.pairs if tree else ():
        try:
            episode, scene = template.parse(key.text)
        except UnknownPosition as error:
            reader.say("unknown-position", key, str(error), fix=_counted(key.text))
            continue
        if scene:
            reader.say("unknown-position", key, f"“{key.text}” is a scene; episodes go here, with scenes under them")
            continue
        return _episode(reader, key, node, episode, known), tuple(reader.findings)
    return None, tuple(reader.findings)


def _counted(label: str) -> str:
    """What would mend the label of an episode that is counted in other words: `Chapter 3`."""
    word, _, number = label.rpartition(" ")
    counted = f"{word} {{{word.casefold()}}}"
    return f"count in such words: “positions: {counted}” in story.yaml" if word.isalpha() and number.isdigit() else ""


def read_block(block: Block) -> tuple[BlockReader, Map | None]:
    """Parse one block; parser troubles become findings."""
    reader = BlockReader(block)
    tree, troubles = parse(block.text)
    for trouble in troubles:
        rule = "duplicate-key" if trouble.kind == "duplicate" else "unreadable-file"
        reader.say(rule, Scalar("", trouble.row, trouble.column, "plain"), trouble.message)
    if tree is None or isinstance(tree, Map):
        return reader, tree
    reader.say("unreadable-file", tree, "this should be keys with values under them")
    return reader, None


def _episode(reader: BlockReader, key: Scalar, node: Node, episode: tuple[int, ...], known: KnownScenes) -> EpisodeText:
    fields = Fields(reader, node, f"the episode {key.text}")
    fields.check(EPISODE_KEYS)
    scenes = _scenes(reader, fields, known)
    loose = lines(reader, fields.get("lines"))
    if loose:
        scenes.append(SceneText("", reader.span(key), lines=loose))
    if scenes and (fields.word("day") or fields.word("later")):
        scenes[0] = _dated(scenes[0], fields)
    return EpisodeText(episode, reader.span(key), fields.text("title"), tuple(scenes))


def _dated(scene: SceneText, fields: Fields) -> SceneText:
    """An episode's own day is its first scene's."""
    return msgspec.structs.replace(
        scene, day=scene.day or fields.word("day"), later=scene.later or fields.word("later")
    )


def _scenes(reader: BlockReader, fields: Fields, known: KnownScenes) -> list[SceneText]:
    node = fields.get("scenes")
    if isinstance(node, Seq):
        return [_scene(reader, str(i), reader.span(item), item) for i, item in enumerate(node.items, 1)]
    named = list(Fields(reader, node, "the scenes of an episode").items())
    if isinstance(node, Map) and node.flow:
        return [_scene(reader, composed(key.text.strip()), reader.span(key), value) for key, value in named]
    rows = reader.block.text.split("\n")
    ends = [*(key.row for key, _ in named), len(rows)][1:]
    return [
        _known_scene(reader, key, value, "\n".join(rows[key.row : end]), known)
        for (key, value), end in zip(named, ends, strict=True)
    ]


def _known_scene(reader: BlockReader, key: Scalar, node: Node, text: str, known: KnownScenes) -> SceneText:
    """One scene as a block of its own: the one already read, if its text is unchanged."""

    def work() -> SceneRead:
        part = BlockReader(Block(reader.block.path, reader.block.start + key.row, text), reader.above + key.row)
        scene = _scene(part, composed(key.text.strip()), part.span(key), node)
        return scene, tuple(part.findings)

    scene, findings = known.read(key.text, text, key.row, work)
    reader.findings += findings
    return scene


def _scene(reader: BlockReader, name: str, span: Span, node: Node) -> SceneText:
    if isinstance(node, Seq) or (isinstance(node, Scalar) and node.text.strip()):
        return SceneText(name, span, lines=lines(reader, node))
    fields = Fields(reader, node, f"scene {name}")
    fields.check(SCENE_KEYS)
    return SceneText(
        name,
        span,
        place=fields.text("place"),
        present=fields.words("present"),
        bodies=fields.words("bodies") or (),
        ghosts=fields.words("ghosts") or (),
        overheard=fields.words("overheard by") or (),
        flashback=_flashback(fields),
        day=fields.word("day"),
        later=fields.word("later"),
        time=fields.text("time"),
        meanwhile=bool(fields.flag("meanwhile")),
        vision=bool(fields.flag("vision")),
        lines=lines(reader, fields.get("lines")),
    )


def _flashback(fields: Fields) -> Word | None:
    """A flashback's lived day, or the word `true`."""
    word = fields.word("flashback")
    return None if word is None or word.text.strip().casefold() in {"", "no", "false"} else word


def lines(reader: BlockReader, node: Node | None) -> tuple[LineText, ...]:
    """The sentences of a `lines:` list or block; those YAML cut or split are reported and put back together."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return _of_scalar(reader, node)
    if isinstance(node, Map) or (node.flow and _splits(node)):
        return _mangled(reader, node)
    return tuple(line for item in node.items for line in _of_item(reader, item))


def _splits(node: Seq) -> bool:
    """May a comma in these brackets belong to a sentence? Not between quoted texts, nor if there is none."""
    plain = [item for item in node.items if not isinstance(item, Scalar) or item.style == "plain"]
    return len(plain) > 1


def _of_item(reader: BlockReader, item: Node) -> tuple[LineText, ...]:
    if not isinstance(item, Scalar):
        return _mangled(reader, item)
    return _of_scalar(reader, item) or (LineText("", reader.span(item)),)


def _of_scalar(reader: BlockReader, node: Scalar) -> tuple[LineText, ...]:
    reader.uncut(node)
    if node.style != "block":
        return (LineText(node.text, reader.span(node)),) if node.text.strip() else ()
    rows = enumerate(node.text.split("\n"))
    return tuple(
        LineText(
            text.strip(), Span(reader.block, node.row - reader.above + i, node.column + len(text) - len(text.lstrip()))
        )
        for i, text in rows
        if text.strip() and not text.lstrip().startswith("#")
    )


def _mangled(reader: BlockReader, node: Map | Seq) -> tuple[LineText, ...]:
    """A sentence YAML reads as a list or a map: its source text is what was meant."""
    if isinstance(node, Seq):
        cut = f"the commas in these brackets split this into {len(node.items)} pieces"
        message = f"{cut}; it is read as one line" if len(node.items) > 1 else "these brackets make a list of this line"
        reader.say("cut-line", node, message, fix="put each line in double quotes, or on a row of its own")
    else:
        reader.say("cut-line", node, "YAML takes the words before the colon on this line for a key", fix=IN_QUOTES)
    text = _whole(reader, node)
    return (LineText(text, reader.span(node)),) if text else ()


def _whole(reader: BlockReader, node: Map | Seq) -> str:
    """The sentence before YAML took it apart."""
    if isinstance(node, Seq) and all(isinstance(item, Scalar) for item in node.items):
        return ", ".join(item.text for item in node.items if isinstance(item, Scalar)).strip()
    text = reader.source_line(node.row)[node.column - 1 :].strip()
    return text.strip("[]{}").strip() if node.flow else text
