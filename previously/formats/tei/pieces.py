"""A play in TEI as the pieces of a manuscript, act by act."""

from collections.abc import Iterator

from previously.formats.manuscript.acts import Act
from previously.formats.manuscript.markup import Markup
from previously.formats.manuscript.pieces import PieceKind
from previously.formats.manuscript.xml import Node

_ID = "xml:id"
_DIVISIONS = ("div", "div1", "div2", "div3")
_ACTS = {"act", "akt", "acte", "aufzug", "atto", "acto"}


_COUNTED = {"scene", "szene", "auftritt", *_ACTS}
"""The divisions that are counted; any other is called what it is: prologue, chorus."""
_SAID = {"delivery", "location", "sound", "modifier"}
"""The kinds of stage direction that have nobody there."""
_WITHIN = {"configuration", "beat", "part", "section", "song", "poem", "letter"}
"""The divisions that are no scenes of their own."""


def acts_of(markup: Markup) -> list[Act]:
    """The acts of a play, in order. What stands beside them goes with the one above, or is act 0, as a prologue."""
    voices = dict(_people(markup.root))
    acts: list[Act] = []
    number = 0
    division = _Division(markup, voices)
    for body in (body for text in markup.root.each("text") for body in text.all("body")):
        for part in body.each():
            is_act = _is_act(part)
            number += is_act
            if is_act or not acts:
                acts.append(Act(number if is_act else 0, []))
                division.scene = 0
            markup.pieces = acts[-1].pieces
            division.read(part)
    return acts


def _is_act(node: Node) -> bool:
    """Is it an act: called one, or a division that holds scenes?"""
    return node.name in _DIVISIONS and (
        node.get("type").casefold() in _ACTS or any(one.get("type") == "scene" for one in node.each(*_DIVISIONS))
    )


def _people(root: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each speaker is called, by id: the name first, then the id and the other names."""
    for person in (one for listed in root.all("listPerson") for one in listed.all("person", "personGrp")):
        names = [text for one in person.each("persName", "name") if (text := one.text())]
        if (key := person.get(_ID)) and names:
            yield key, tuple(dict.fromkeys((names[0], key, *names[1:])))


class _Division:
    """One division of a play while its pieces are taken; a scene within it begins one of its own."""

    def __init__(self, markup: Markup, voices: dict[str, tuple[str, ...]]) -> None:
        self.markup, self.voices = markup, voices
        self.scene = 0
        self.above = ""  # the heads of the divisions around it, which stand over its first scene

    def read(self, node: Node) -> None:
        """A part of the play."""
        if node.name in _DIVISIONS:
            self._division(node)
        elif node.name == "sp":
            self._speech(node)
        elif node.name == "stage":
            self._stage(node, "action")
        elif node.name in {"p", "l", "lg", "note", "argument", "castList", "set"} and (text := node.text()):
            self.markup.add("action", node, text)
        elif node.name not in {"head", "pb", "fw", "milestone", "lb"}:
            self._each(node)

    def _each(self, node: Node) -> None:
        for part in node.each():
            self.read(part)

    def _division(self, node: Node) -> None:
        if node.get("type").casefold() in _WITHIN:
            self._each(node)
            return
        inner = any(one.get("type").casefold() not in _WITHIN for one in node.each(*_DIVISIONS))
        head = " ".join(one.text() for one in node.each("head"))
        if inner:
            self.above = f"{self.above} {head}".strip()
        else:
            text = f"{self.above} {head}".strip()
            at = next(node.each("head"), None) or Node("head", {}, node.start, node.start, [])
            self.markup.add("heading", at, text, number=self._number(node))
            self.above = ""
        self._each(node)

    def _number(self, node: Node) -> str:
        """A scene's name: its number in the act, or what a prologue or a chorus is called."""
        own, kind = node.get("n"), node.get("type").casefold()
        if own and not own.isdecimal():
            return own.replace(" ", "-")
        if kind and kind not in _COUNTED:
            return kind
        self.scene += 1
        return own or str(self.scene)

    def _speech(self, node: Node) -> None:
        ids = [one.removeprefix("#") for one in node.get("who").split()]
        label = " ".join(one.text() for one in node.each("speaker")).rstrip(".: ")
        voices = tuple(self.voices.get(one, (one,)) for one in ids) or (((label,),) if label else ())
        at = next(node.each("speaker"), node)
        if voices:
            self.markup.add("cue", at, label, voices=voices)
        self._said([child for child in node.each() if child.name != "speaker"])

    def _said(self, parts: list[Node]) -> None:
        """What is spoken, row by row, and the directions in it."""
        for part in parts:
            if part.name == "stage":
                self._stage(part, "aside")
            elif part.name in {"l", "p", "ab", "s"}:
                if text := part.text("stage", "note"):
                    self.markup.add("speech", part, text, joins=True)
                for stage in part.all("stage"):
                    self._stage(stage, "aside")
            else:
                self._said(list(part.each()))

    def _stage(self, node: Node, kind: PieceKind) -> None:
        """A direction, and whom it has there: each part of one that has parts says that for itself."""
        text = node.text().strip("() ,")
        inner = list(node.each("stage"))
        if inner and len("".join(one.text() for one in inner)) * 2 > len(text):
            for one in inner:
                self._stage(one, kind)
        elif text:
            self.markup.add(kind, node, text, key=node.get("type"), called=tuple(self._called(node)))

    def _called(self, node: Node) -> Iterator[tuple[str, ...]]:
        """Whom a direction is about, where it does not only say how a speech is spoken."""
        for one in () if node.get("type") in _SAID else node.get("who").split():
            key = one.removeprefix("#")
            yield self.voices.get(key, (key, key))
