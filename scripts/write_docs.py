"""Write what is generated of the manual: the vocabulary, a page a rule, and the picture of a terminal."""

import io
import os
from pathlib import Path

from rich.console import Console
from rich.text import Text

from previously.checks.registry import RULES, Rule
from previously.core.verbs import ROLES, Effect, Verb
from previously.formats.vocabulary import standard
from previously.story.story import open_story
from previously.surfaces.cli.reporting import report

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COMMAND = "previously check stories/jessica-jones --plan plans/hovercar.yaml"
SHOWN = 2
"""Findings in the picture."""
PICTURE = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>A terminal: previously check, on a draft that resets its heroine</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>{lines}</defs>
<rect fill="#16181d" width="{width}" height="{height}" rx="8" />
<g transform="translate(14, 12)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix" xml:space="preserve">{matrix}</g></g></svg>
"""


def pages() -> dict[str, str]:
    """Each generated page's text by its name."""
    rules = {f"rules/{rule.name}.md": rule_page(rule) for rule in RULES.values()}
    return {"vocabulary.md": vocabulary(), "terminal.svg": terminal(), "rules/README.md": index(), **rules}


def vocabulary() -> str:
    """Every verb and state, with what it means."""
    known = standard()
    rows = [
        "# The words of a line",
        "",
        "Written by `make docs` from the lexicon.",
        "",
        "## Verbs",
        "",
    ]
    rows += ["| verb | also | severity | does |", "|---|---|---|---|"]
    rows += [_verb(verb) for verb in known.verbs if not verb.claim]
    rows += ["", "## Claims", "", "| a line says | form |", "|---|---|"]
    rows += [f"| {verb.claim} | {', '.join(verb.forms)} |" for verb in known.verbs if verb.claim]
    rows += ["", "## States", "", "| state | also | kind | asks for |", "|---|---|---|---|"]
    rows += [f"| {s.id} | {', '.join(s.also)} | {s.kind} | `{s.bears}` |" for s in known.states]
    return "\n".join(rows) + "\n"


def _verb(verb: Verb) -> str:
    first, *also = verb.forms
    does = "; ".join(f"{role}: {_effect(effect)}" for role, effect in verb.roles if role in ROLES and _effect(effect))
    return f"| {first} | {', '.join(also)} | {verb.severity:g} | {does} |"


def _effect(effect: Effect) -> str:
    numbers = ("harm", "moral", "joy", "savour", "safe", "reprocess", "reminder", "want", "act", "near")
    found = [f"{name} {value:g}" for name in numbers if (value := getattr(effect, name))]
    found += [
        f"{word} {aim.target}" for word, aim in (("takes up", effect.engage), ("bonds with", effect.attach)) if aim
    ]
    found += [f"by the worth of the {effect.worth}"] * bool(effect.worth)
    found += [f"achieves {effect.achieved}"] * bool(effect.achieved)
    found += [f"loses {effect.lost}"] * bool(effect.lost) + [f"has back {effect.regained}"] * bool(effect.regained)
    found += ["learns the facts"] * effect.learn + ["believes the facts"] * effect.believe
    return ", ".join(found)


def index() -> str:
    """The table of rules."""
    rows = [
        "# The rules",
        "",
        "Written by `make docs` from the rules' own files in `previously/checks/rules/`. `previously rule NAME` prints",
        "the same page; [how to check](../checking.md) says how rules are selected, allowed and answered.",
        "",
        "| code | rule | severity | finds |",
        "|---|---|---|---|",
    ]
    rows += [
        f"| {rule.code} | [`{rule.name}`]({rule.name}.md) | {rule.severity} | {rule.page.partition(chr(10))[0]} |"
        for rule in RULES.values()
    ]
    return "\n".join(rows) + "\n"


def rule_page(rule: Rule) -> str:
    """One rule's page."""
    title, _, body = rule.page.partition("\n")
    return f"# {rule.code} `{rule.name}` ({rule.severity})\n\n{title}\n{body.rstrip()}\n\n[All rules](README.md)\n"


def terminal() -> str:
    """A terminal in which a draft is checked: the first findings, and what they add up to."""
    os.environ["COLUMNS"] = "92"
    told = open_story(ROOT / "stories" / "jessica-jones").plan("plans/hovercar.yaml")
    found = told.check()
    lines = list(report(told.extent, found, hints=False, plan="plans/hovercar.yaml"))
    ends = [i for i, line in enumerate(lines) if not line]
    shown = [f"$ {COMMAND}", "", *lines[: ends[SHOWN - 1] + 1], "⋮", "", *lines[ends[-1] + 1 :]]
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(shown)))
    return console.export_svg(title=COMMAND, code_format=PICTURE, unique_id="terminal")


def stale() -> list[Path]:
    """Pages of rules that are no more."""
    return sorted({*(DOCS / "rules").glob("*.md")} - {DOCS / name for name in pages()})


def main() -> None:
    """Write them, and take out what is stale."""
    (DOCS / "rules").mkdir(exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
    for page in stale():
        page.unlink()


if __name__ == "__main__":
    main()
