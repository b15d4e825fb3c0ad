"""The skill for coding agents: each of its commands runs as written, and its pages lead to each other."""

import re
import shlex
from pathlib import Path

import pytest

from tests.surfaces.conftest import Typed

FENCE = re.compile(r"```sh\n(.*?)```", re.DOTALL)
INLINE = re.compile(r"`previously ([a-z]+)[^`]*`")
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture
def skill(lighthouse: Path, typed: Typed) -> dict[str, str]:
    """The pages as they are written into a story's folder, and one stands in it."""
    assert typed("skill").code == 0
    (lighthouse / "lines.txt").write_text("Mara finds Joe\nJoe apologises to Mara\n", "utf-8")
    home = lighthouse / ".claude" / "skills" / "previously"
    return {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in sorted(home.rglob("*.md"))}


def test_every_command_in_it_runs(skill: dict[str, str], typed: Typed) -> None:
    commands = [row for text in skill.values() for block in FENCE.findall(text) for row in block.splitlines()]
    assert len(commands) > 18
    for row in commands:
        program, *arguments = shlex.split(row)
        assert program == "previously"
        said = typed(*arguments)
        assert said.code in {0, 1}, f"{row}: {said.err}"
        assert said.out, row


def test_what_it_names_is_there(skill: dict[str, str], typed: Typed) -> None:
    assert set(skill) == {"SKILL.md", "references/lines.md", "references/findings.md"}
    for text in skill.values():
        assert all(target in skill for target in LINK.findall(text))
        assert all(typed(name, "--help").code == 0 for name in INLINE.findall(text))
        assert all(len(row) <= 160 for row in text.splitlines() if not row.startswith(("description:", "|")))


def test_it_opens_as_agents_expect(skill: dict[str, str]) -> None:
    _, head, body = skill["SKILL.md"].split("---\n", 2)
    fields = dict(row.split(": ", 1) for row in head.splitlines())
    assert fields.keys() == {"name", "description"}
    assert re.fullmatch(r"[a-z0-9-]{1,64}", fields["name"])
    assert len(fields["description"]) <= 1024
    assert len(body.splitlines()) < 500


def test_the_lines_it_shows_are_read(skill: dict[str, str], typed: Typed) -> None:
    shown = ("Mara slaps Joe", "Joe apologises to Mara", "Ines tells Mara that Joe sold the boat", "Mara plays calm")
    lie = "Joe lies to Mara; sets boat = moored"
    assert all(f"`{line}`" in skill["references/lines.md"] for line in (*shown, lie))
    assert typed("log", *shown, lie, "--at", "S01E01.2", "--dry-run").out.count("would be logged") == 5


def test_a_skill_that_was_edited_is_not_written_over(skill: dict[str, str], lighthouse: Path, typed: Typed) -> None:
    assert skill
    page = lighthouse / ".claude" / "skills" / "previously" / "SKILL.md"
    page.write_text("mine", "utf-8")
    assert typed("skill").code == 2
    assert page.read_text("utf-8") == "mine"
    assert typed("skill", "--force").code == 0
    assert page.read_text("utf-8") != "mine"
    assert typed("check").code in {0, 1}
