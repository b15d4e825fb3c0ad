"""The one table of rules: code, name and severity of each, and the file that is both the check and its page."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from previously.canon.world.nameless import is_nameless
from previously.core.codes import TEXT
from previously.core.finding import Finding, Severity

if TYPE_CHECKING:
    from previously.checks.case import Case

Scope = Literal["text", "character", "story", "press"]
ROOMS = {
    "PV0": "text",
    "PV1": "log",
    "PV2": "minds",
    "PV3": "minds",
    "PV4": "log",
    "PV5": "log",
    "PV6": "articles",
    "PV7": "pages",
}
"""The folder of a rule by its hundred."""


class Rule(msgspec.Struct, frozen=True):
    """One rule. `scope` says what it is asked about: the text, each character, the story once, or its press."""

    code: str
    name: str
    severity: Severity
    scope: Scope

    @property
    def module(self) -> ModuleType:
        """The rule's file, loaded when first used."""
        return _loaded(self.code, self.name)

    @property
    def page(self) -> str:
        """The rule's page of the manual."""
        return self.module.__doc__ or ""

    def check(self, case: "Case", who: Iterable[str]) -> Iterable[Finding]:
        """What this rule finds; `who` are the characters to ask about."""
        check: Callable[..., Iterable[Finding]] = self.module.check
        if self.scope != "character":
            return check(case)
        people = (name for name in who if not (self.of_one and is_nameless(case.canon, name)))
        return (finding for name in people for finding in check(case, name))

    @property
    def of_one(self) -> bool:
        """Is it about what one body can do? Of a kind of people, of whom there are many, it says nothing."""
        return self.code.startswith("PV1")


@cache
def _loaded(code: str, name: str) -> ModuleType:
    return import_module(f"previously.checks.rules.{ROOMS[code[:3]]}.{name.replace('-', '_')}")


class Crash(NamedTuple):
    """A rule that did not come to its end: our mistake."""

    rule: Rule
    error: Exception


STORY_RULES = (
    Rule("PV101", "acts-after-death", "error", "character"),
    Rule("PV102", "two-places-at-once", "error", "character"),
    Rule("PV103", "dies-twice", "error", "character"),
    Rule("PV104", "held-elsewhere", "warning", "character"),
    Rule("PV105", "too-well", "warning", "character"),
    Rule("PV106", "not-yet-born", "error", "character"),
    Rule("PV107", "too-far-too-fast", "warning", "character"),
    Rule("PV108", "no-longer-hers", "warning", "story"),
    Rule("PV109", "married-twice", "warning", "character"),
    Rule("PV110", "met-before", "warning", "character"),
    Rule("PV111", "acts-before-entrance", "warning", "character"),
    Rule("PV112", "dated-too-early", "warning", "story"),
    Rule("PV113", "count-that-rises", "warning", "story"),
    Rule("PV201", "reset", "error", "character"),
    Rule("PV202", "cured", "error", "character"),
    Rule("PV203", "unearned-recovery", "warning", "character"),
    Rule("PV204", "unmoved-by-healing", "warning", "character"),
    Rule("PV205", "dropped-wound", "warning", "character"),
    Rule("PV206", "trusts-too-soon", "warning", "character"),
    Rule("PV301", "broken-premise", "error", "story"),
    Rule("PV401", "knows-too-early", "error", "character"),
    Rule("PV402", "absent-party", "error", "character"),
    Rule("PV403", "tells-unknown", "warning", "character"),
    Rule("PV404", "speaks-as-living", "warning", "character"),
    Rule("PV405", "knows-the-mask", "warning", "character"),
    Rule("PV501", "dropped-thread", "warning", "story"),
    Rule("PV502", "purpose-gone-unnoticed", "warning", "story"),
    Rule("PV503", "outgrows-scope", "warning", "story"),
    Rule("PV504", "against-the-sheet", "warning", "character"),
    Rule("PV601", "spoils-beyond-notice", "warning", "press"),
    Rule("PV602", "names-no-scope", "warning", "press"),
    Rule("PV701", "unfound-quote", "warning", "story"),
    Rule("PV702", "ambiguous-quote", "warning", "story"),
    Rule("PV703", "stale-quote", "warning", "story"),
)
RULES: dict[str, Rule] = {
    **{code: Rule(code, name, severity, "text") for name, (code, severity) in TEXT.items()},
    **{rule.code: rule for rule in STORY_RULES},
}


def rule_named(word: str) -> Rule | None:
    """A rule by its code or its name."""
    wanted = word.strip().casefold()
    return next((rule for rule in RULES.values() if wanted in {rule.code.casefold(), rule.name}), None)
