"""Which rules are asked for: by code, by name, or by the start of a code."""

import re
from collections.abc import Iterable

from previously.checks.registry import RULES, Rule, rule_named
from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean

_START = re.compile(r"PV\d*", re.IGNORECASE)


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...] | None:
    """The rules of `select` (all, where that is empty) without those of `ignore`; None where neither says anything.

    Raises BadRequest for a word that is no rule, and where no rule is left.
    """
    wanted, unwanted = _codes(select), _codes(ignore)
    if not wanted and not unwanted:
        return None
    rules = tuple(rule for code, rule in RULES.items() if (not wanted or code in wanted) and code not in unwanted)
    if not rules:
        raise BadRequest("no rule is left to check: what is selected is ignored too")
    return rules


def _codes(words: Iterable[str]) -> set[str]:
    """The codes that words with commas name."""
    return {code for word in words for part in word.split(",") if part.strip() for code in _meant(part.strip())}


def _meant(word: str) -> list[str]:
    rule = rule_named(word)
    found = [rule.code] if rule else []
    if not found and _START.fullmatch(word):
        found = [code for code in RULES if code.startswith(word.upper())]
    if not found:
        raise unknown_rule(word)
    return found


def unknown_rule(word: str) -> BadRequest:
    """There is no such rule, and which is the nearest."""
    return BadRequest(f"there is no rule “{word}”{nearest_rule(word)}")


def nearest_rule(word: str) -> str:
    """`; did you mean “reset”?`, or nothing."""
    return did_you_mean(word, (name for rule in RULES.values() for name in (rule.name, rule.code)))
