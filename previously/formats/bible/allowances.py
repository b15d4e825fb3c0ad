"""`allow:` in story.yaml: rules whose findings the author has answered, and why."""

from previously.core.atoms import AllowText, Word
from previously.formats.yaml.fields import Fields, Page, words
from previously.formats.yaml.tree import Map, Node, Scalar

NARROWED = ("who", "at", "because")


def allow_of(fields: Fields) -> tuple[AllowText, ...]:
    """The rules under `allow:`, as a list, with commas, or as a map from a rule to the reason."""
    node, page = fields.get("allow"), fields.page
    if node is None:
        return ()
    if isinstance(node, Map):
        return tuple(_of_rule(page, page.word(key), value) for key, value in node.pairs)
    if isinstance(node, Scalar):
        return tuple(map(AllowText, words(page, node, "allow")))
    return tuple(allowed for item in node.items if (allowed := _item(page, item)))


def _of_rule(page: Page, rule: Word, node: Node) -> AllowText:
    """`reset: "why"`, or `reset: {who: mara, because: "why"}`."""
    if isinstance(node, Scalar):
        return AllowText(rule, node.text.strip())
    fields = Fields(page, node, f"what is allowed of “{rule.text}”")
    fields.check(NARROWED)
    return _narrowed(rule, fields)


def _item(page: Page, node: Node) -> AllowText | None:
    """`reset`, or `{rule: reset, who: mara, at: S01E05, because: "why"}`."""
    if isinstance(node, Scalar):
        return AllowText(Word(node.text.strip(), page.span(node))) if node.text.strip() else None
    fields = Fields(page, node, "an entry of “allow”")
    fields.check(("rule", *NARROWED))
    rule = fields.word("rule")
    if rule is None and isinstance(node, Map):
        page.say("bad-value", node, "an entry of “allow” needs a rule, such as {rule: reset, who: mara}")
    return _narrowed(rule, fields) if rule else None


def _narrowed(rule: Word, fields: Fields) -> AllowText:
    return AllowText(rule, fields.text("because"), fields.word("who"), fields.word("at"))
