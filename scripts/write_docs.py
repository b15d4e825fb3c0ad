"""Write what is generated of the manual: the vocabulary, the rules, and the picture of a terminal."""

import io
import os
from pathlib import Path

from rich.console import Console
from rich.text import Text

from previously.checks.registry import RULES
from previously.core.verbs import ROLES, Effect, Verb
from previously.read.vocabulary import standard
from previously.surfaces.story import open_story
from previously.surfaces.text.findings import report

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
    return {"vocabulary.md": vocabulary(), "rules.md": rules(), "terminal.svg": terminal()}


def vocabulary() -> str:
    """Every verb and state, with what it means."""
    known = standard()
    rows = ["# The words of a line", "", "Written by `make docs` from `previously/vocabulary/`.", "", "## Verbs", ""]
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
    numbers = ("harm", "moral", "safe", "reprocess", "reminder", "want", "act")
    found = [f"{name} {value:g}" for name in numbers if (value := getattr(effect, name))]
    found += [
        f"{word} {aim.target}" for word, aim in (("takes up", effect.engage), ("bonds with", effect.attach)) if aim
    ]
    found += [f"loses {effect.lost}"] * bool(effect.lost) + [f"has back {effect.regained}"] * bool(effect.regained)
    found += ["learns the facts"] * effect.learn + ["believes the facts"] * effect.believe
    return ", ".join(found)


def rules() -> str:
    """Every rule's page."""
    rows = ["# The rules", "", "Written by `make docs` from the rules' own files in `previously/checks/rules/`.", ""]
    for rule in RULES.values():
        title, _, body = rule.page.partition("\n")
        rows += [
            f"## {rule.code} `{rule.name}` ({rule.severity})",
            "",
            title,
            body.replace("\n## ", "\n### ").rstrip(),
            "",
        ]
    return "\n".join(rows).rstrip() + "\n"


def terminal() -> str:
    """A terminal in which a draft is checked: the first findings, and what they add up to."""
    os.environ["COLUMNS"] = "92"
    told = open_story(ROOT / "stories" / "jessica-jones").plan("plans/hovercar.yaml")
    found = told.check()
    lines = list(report(told, found, hints=False, plan="plans/hovercar.yaml"))
    ends = [i for i, line in enumerate(lines) if not line]
    shown = [f"$ {COMMAND}", "", *lines[: ends[SHOWN - 1] + 1], "⋮", "", lines[-1]]
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(shown)))
    return console.export_svg(title=COMMAND, code_format=PICTURE, unique_id="terminal")


def main() -> None:
    """Write them."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
