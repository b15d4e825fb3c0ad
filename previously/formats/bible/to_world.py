"""What story.yaml says of the world: what somebody is (`sheet:`), who holds what (`props:`), how far places are."""

from collections.abc import Iterator

from previously.core.atoms import PropText, TraitText, WayText
from previously.core.ids import composed
from previously.formats.yaml.fields import BlockReader, Fields
from previously.formats.yaml.tree import Map, Node, Scalar

OWN = ("born", "age", "married")
"""Traits that are keys of a cast entry."""


def sheet_of(fields: Fields) -> tuple[TraitText, ...]:
    """The traits of a cast entry: `sheet: {eyes: grey, hand: {value: left, from: S02E01}}`, and `born`, `age`."""
    found = [TraitText(key, word.text) for key in OWN if (word := fields.word(key))]
    for name in ("sheet", "traits"):
        sheet = fields.map(name, f"“{name}”")
        found += [_trait(fields.reader, key, node) for key, node in sheet.items()]
    return tuple(trait for trait in found if trait.value)


def _trait(reader: BlockReader, key: Scalar, node: Node) -> TraitText:
    what = key.text.strip().casefold()
    if isinstance(node, Scalar):
        return TraitText(what, node.text.strip())
    layer = Fields(reader, node, f"“{key.text}”")
    layer.check(("value", "from"))
    return TraitText(what, layer.text("value"), layer.text("from"))


def props_of(fields: Fields) -> tuple[PropText, ...]:
    """Who holds what when the story opens: `props: {pistol: frank}`."""
    props = fields.map("props", "“props”")
    return tuple(
        PropText(composed(key.text.strip().casefold()), props.text(key.text), fields.reader.span(key))
        for key, _ in props.items()
    )


def ways_of_story(fields: Fields) -> tuple[WayText, ...]:
    """How far places are: `distances: {Lisbon to Tokyo: 14 hours}`, or `places: {Berlin: {Lisbon: 3 days}}`."""
    return (*_distances(fields.map("distances", "“distances”")), *_places(fields.map("places", "“places”")))


def _distances(fields: Fields) -> Iterator[WayText]:
    for key, _ in [*fields.items()]:
        start, to, end = key.text.partition(" to ")
        if to:
            yield WayText(start.strip(), end.strip(), fields.text(key.text), fields.reader.span(key))
        else:
            fields.reader.say("bad-value", key, f"“{key.text}” is no way; write it as Lisbon to Tokyo: 14 hours")


def _places(fields: Fields) -> Iterator[WayText]:
    for place, node in fields.items():
        others = Fields(fields.reader, node, f"the place “{place.text}”")
        for key, _ in [*others.items()] if isinstance(node, Map) else ():
            if key.text != "in":
                yield WayText(place.text.strip(), key.text.strip(), others.text(key.text), fields.reader.span(key))
