"""Rule settings in story.yaml: findings the author has answered (`allow:`), and how long rules wait (`settings:`)."""

from previously.core.atoms import AllowText, Word
from previously.core.settings import MOST, WAITS, Settings
from previously.formats.yaml.fields import BlockReader, Fields, words
from previously.formats.yaml.tree import Map, Node, Scalar

NARROWED = ("who", "at", "because")


def allow_of(fields: Fields) -> tuple[AllowText, ...]:
    """The rules under `allow:`: a list, a text with commas, or a map from rule to reason."""
    node, reader = fields.get("allow"), fields.reader
    if node is None:
        return ()
    if isinstance(node, Map):
        return tuple(_of_rule(reader, reader.word(key), value) for key, value in node.pairs)
    if isinstance(node, Scalar):
        return tuple(map(AllowText, words(reader, node, "allow")))
    return tuple(allowed for item in node.items if (allowed := _item(reader, item)))


def _of_rule(reader: BlockReader, rule: Word, node: Node) -> AllowText:
    """`reset: "why"`, or `reset: {who: mara, because: "why"}`."""
    if isinstance(node, Scalar):
        return AllowText(rule, node.text.strip())
    fields = Fields(reader, node, f"what is allowed of “{rule.text}”")
    fields.check(NARROWED)
    return _narrowed(rule, fields)


def _item(reader: BlockReader, node: Node) -> AllowText | None:
    """`reset`, or `{rule: reset, who: mara, at: S01E05, because: "why"}`."""
    if isinstance(node, Scalar):
        return AllowText(Word(node.text.strip(), reader.span(node))) if node.text.strip() else None
    fields = Fields(reader, node, "an entry of “allow”")
    fields.check(("rule", *NARROWED))
    rule = fields.word("rule")
    if rule is None and isinstance(node, Map):
        reader.say("bad-value", node, "an entry of “allow” needs a rule, such as {rule: reset, who: mara}")
    return _narrowed(rule, fields) if rule else None


def _narrowed(rule: Word, fields: Fields) -> AllowText:
    return AllowText(rule, fields.text("because"), fields.word("who"), fields.word("at"))


def settings_of(fields: Fields) -> Settings:
    """The author's settings by rule name; an invalid number of episodes is noted, and left at its default."""
    given = fields.map("settings", "“settings”")
    given.check(wait.rule for wait in WAITS)
    known = [wait.rule for wait in WAITS if wait.rule in given]
    return tuple((rule, episodes) for rule in known if (episodes := _episodes(given, rule)))


def _episodes(fields: Fields, rule: str) -> int:
    """A whole number of episodes; if it is not one, 0, and the fault is noted."""
    node = fields.scalar(rule)
    text = node.text.strip() if node else ""
    if text.isascii() and text.isdecimal() and len(text) <= len(str(MOST)) and 1 <= int(text) <= MOST:
        return int(text)
    if node is not None:
        message = f"“{rule}” must be a whole number of episodes from 1 to {MOST:,}, not “{node.text}”"
        fields.reader.say("bad-value", node, message)
    return 0


def seasons_of(fields: Fields) -> tuple[tuple[int, int], ...]:
    """How many episodes each season has, if announced: `seasons: {1: 13}`."""
    found = []
    for key in [key for key, _ in fields.items()]:
        if key.text.isdecimal() and len(key.text) < 10:
            found.append((int(key.text), int(fields.number(key.text, 1.0, 1.0, 1e6))))
        else:
            message = f"“seasons” says how many episodes a season has, as 1: 13; not “{key.text}”"
            fields.reader.say("bad-value", key, message)
    return tuple(found)
