"""What the author has answered: `intended` on a line, and `allow` in story.yaml."""

from collections.abc import Iterator
from itertools import product

import msgspec

from previously.checks.case import Case
from previously.checks.registry import Rule, rule_named
from previously.checks.selection import nearest_rule
from previously.core.atoms import AllowText
from previously.core.codes import text_finding
from previously.core.entries import Entry
from previously.core.finding import Finding
from previously.core.position import Template

STORY = "story.yaml"


class Allowed(msgspec.Struct, frozen=True):
    """An entry of `allow`, resolved. `home` is the folder it holds for, `at` a position as findings name it."""

    text: AllowText
    rule: Rule
    who: str
    at: str
    home: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it answers; entries that answer the same are used together."""
        return (self.rule.code, self.who, self.at, self.home)


class Suppressions:
    """The answers of one story, and which of them have silenced something."""

    def __init__(self, case: Case) -> None:
        self.intended: dict[tuple[str, int], list[Entry]] = {}
        for entry in case.canon.intended():
            span = case.canon.where(entry.span)
            self.intended.setdefault((span.path, span.line), []).append(entry)
        self.wrong: list[Finding] = []
        self.allowed = [allowed for text in case.canon.allow if (allowed := self._resolved(case, text))]
        self._keys = {allowed.key for allowed in self.allowed}
        self._homes = {allowed.home for allowed in self.allowed}
        self._used: set[object] = set()

    def silence(self, finding: Finding) -> bool:
        """Is a finding answered? Whatever answers it is noted as used."""
        line = (finding.span.path, finding.span.line)
        meant = line in self.intended
        self._used |= {line} if meant else set()
        return self.allows(finding) or meant

    def allows(self, finding: Finding) -> bool:
        """Does an entry of `allow` answer a finding?"""
        homes = [home for home in self._homes if finding.span.path.startswith(home)]
        wide = product((finding.code,), {"", finding.character}, _around(finding.at), homes)
        used = self._keys.intersection(wide) if homes else set()
        self._used |= used
        return bool(used)

    def unused(self) -> Iterator[Entry | Allowed]:
        """What has silenced nothing so far."""
        for line, entries in self.intended.items():
            if line not in self._used:
                yield from entries
        yield from (allowed for allowed in self.allowed if allowed.key not in self._used)

    def _resolved(self, case: Case, text: AllowText) -> Allowed | None:
        """An entry of `allow`; None, with a word said, where it names no rule or nobody."""
        rule = rule_named(text.rule.text)
        who = case.canon.lexicon.who(text.who.text) if text.who else ""
        if rule is None:
            message = f"“allow” names no rule “{text.rule.text}”{nearest_rule(text.rule.text)}"
            self.wrong.append(text_finding("bad-value", text.rule.span, message))
        if who is None and text.who:
            near = case.canon.lexicon.names.spelling.did_you_mean(text.who.text)
            message = f"nobody is called “{text.who.text}”{near}"
            self.wrong.append(text_finding("unknown-name", text.who.span, message))
        at = _position(case.canon.template, text)
        return None if rule is None or who is None or at is None else Allowed(text, rule, who, at, _home(text))


def _around(at: str) -> list[str]:
    """Everywhere, and each position that a told position is or lies in."""
    parts = at.split(".")
    return ["", *(".".join(parts[:count]) for count in range(1, len(parts) + 1))]


def _position(template: Template, text: AllowText) -> str | None:
    """Where an entry holds, as findings say it; None where that is no position, which reading has said."""
    at = text.at.text.strip() if text.at else ""
    if "=" in at or not at:
        return at
    return template.show(*template.parse(at)) if template.matches(at) else None


def _home(text: AllowText) -> str:
    """The folder whose findings an entry answers: that of its story.yaml, or all where a plan has it."""
    path = text.rule.span.path
    return path.removesuffix(STORY) if path.endswith(f"/{STORY}") else ""
