"""Every rule explains itself, has its stories, and finds what its own example shows."""

import re
from pathlib import Path
from textwrap import indent

import pytest

from previously.checks.registry import RULES, STORY_RULES, Rule, rule_named
from previously.core.codes import TEXT
from tests.stories import fences, findings_of

SECTIONS = ["## What it does", "## Why it matters", "## Example", "## Known problems"]
HERE = Path(__file__).parent
NOTHING_ELSE = "S01E01:\n  scenes:\n    1:\n      lines:\n        - Mara meets Joe\n"
DECLARED = ("premises:", "before:", "facts:", "verbs:", "clock:", "scope:", "settings:")

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


def example(rule: Rule) -> dict[str, str]:
    """The story that a rule's example tells: each fence put where it belongs, around it as little as will do."""
    page = rule.page.partition(SECTIONS[2])[2].partition(SECTIONS[3])[0]
    cast, declared, season, files = "cast: {mara: Mara, joe: Joe}\n", "", "", dict[str, str]()
    articles = dict[str, str]()
    for fence in fences(page):
        text = fence.text
        if fence.kind == "fountain":
            files["s01e01.fountain"] = text
        elif fence.kind == "jsonl":
            files["events.jsonl"] = text
        elif fence.name:
            articles[fence.name] = text
        elif text.startswith("cast:"):
            cast = text
        elif text.startswith(DECLARED):
            declared += text
        elif text.startswith("scenes:"):
            season += "S01E01:\n" + indent(text, "  ")
        elif text.startswith("lines:"):
            season += "S01E01:\n  scenes:\n    1:\n" + indent(text, "      ")
        else:
            season += text
    if not files:
        files["s01.yaml"] = season or NOTHING_ELSE
    return {"story.yaml": f"title: Harbour\n{cast}{declared}"} | files | articles


def stories(rule: Rule) -> str:
    """A rule's file of stories."""
    return (HERE / f"{rule.name}.md").read_text("utf-8")


@each_rule
def test_a_rule_is_documented(rule: Rule) -> None:
    assert [line for line in rule.page.splitlines() if line.startswith("## ")] == SECTIONS
    for section in SECTIONS:
        assert rule.page.partition(section)[2].partition("\n## ")[0].strip(), f"{section} is empty"


@each_rule
def test_a_rule_has_its_stories(rule: Rule) -> None:
    text = stories(rule)
    assert text.startswith(f"# `{rule.name}` ({rule.code})\n")
    answers = [fence.text for fence in fences(text) if fence.kind == "findings"]
    assert len(answers) == text.count("\n## ")
    assert len(answers) >= 3
    assert any(f" {rule.code} " in answer for answer in answers), "it speaks nowhere"
    assert any(f" {rule.code} " not in answer for answer in answers), "it is silent nowhere"


@each_rule
def test_a_rules_example_is_found_by_that_rule(rule: Rule) -> None:
    assert f" {rule.code} {rule.severity}" in findings_of(example(rule))


@each_rule
def test_a_rules_name_reads_as_a_word_and_its_code_is_in_its_file(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.code == rule.module.CODE
    assert rule_named(rule.name) == rule_named(rule.code.lower()) == rule


def test_codes_and_names_are_unique() -> None:
    rules = list(RULES.values())
    assert len(rules) == len(TEXT) + len(STORY_RULES)
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    assert all(rule.code == code for code, rule in RULES.items())
    assert all(re.fullmatch(r"PV[0-9]{3}", code) for code in RULES)


def test_the_text_rules_are_those_of_the_core() -> None:
    text = {rule.name: (rule.code, rule.severity) for rule in RULES.values() if rule.scope == "text"}
    assert text == TEXT
    assert all(code < "PV100" for code, _ in TEXT.values())


def test_every_file_of_rules_and_of_stories_is_in_the_table() -> None:
    rules = Path(next(iter(RULES.values())).module.__file__ or "").parents[1]
    modules = {path.stem.replace("_", "-") for path in rules.rglob("*.py")} - {"--init--"}
    assert modules == {rule.name for rule in RULES.values()}
    assert {path.stem for path in HERE.glob("*.md")} == modules


def test_no_rule_of_that_name() -> None:
    assert rule_named("PV999") is None
