"""How long each rule waits before it speaks: `settings:` of story.yaml."""

from previously.core.settings import MOST, WAITS, Settings
from previously.formats.yaml.fields import Fields


def settings_of(fields: Fields) -> Settings:
    """What the author sets, by the rule's name; what is no number of episodes is said, and left at its default."""
    given = fields.map("settings", "“settings”")
    given.check(wait.rule for wait in WAITS)
    known = [wait.rule for wait in WAITS if wait.rule in given]
    return tuple((rule, episodes) for rule in known if (episodes := _episodes(given, rule)))


def _episodes(fields: Fields, rule: str) -> int:
    """A whole number of episodes; 0, with a word said, where it is none."""
    node = fields.scalar(rule)
    text = node.text.strip() if node else ""
    if text.isascii() and text.isdecimal() and len(text) <= len(str(MOST)) and 1 <= int(text) <= MOST:
        return int(text)
    if node is not None:
        message = f"“{rule}” is a whole number of episodes from 1 to {MOST:,}, not “{node.text}”"
        fields.page.say("bad-value", node, message)
    return 0


def seasons_of(fields: Fields) -> tuple[tuple[int, int], ...]:
    """How many episodes each season has, where that is announced: `seasons: {1: 13}`."""
    found = []
    for key in [key for key, _ in fields.items()]:
        if key.text.isdecimal() and len(key.text) < 10:
            found.append((int(key.text), int(fields.number(key.text, 1.0, 1.0, 1e6))))
        else:
            message = f"“seasons” says how many episodes a season has, as 1: 13; not “{key.text}”"
            fields.page.say("bad-value", key, message)
    return tuple(found)
