"""Each question and each command in each format: twice the story, twice the work.

Every third is tried as the story and its cast grow together; `make long` tries all of them, in every way of growing.
"""

import os
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import click
import pytest

from previously.questions.question import arguments, dumps
from previously.questions.registry import QUESTIONS, ask, question
from previously.story.story import open_story
from previously.surfaces.cli.main import COMMANDS, cli, run
from tests.growth.growing import (
    ALWAYS,
    ARTICLE,
    FACT,
    TRIED,
    WAYS,
    Asked,
    Bound,
    Files,
    grows_evenly,
    named,
    some,
    written,
)

WORDS: dict[str, Any] = {
    "name": "p0", "fact": FACT, "at": "S01E02", "plans": ("calm", "bold"), "code": "reset", "line": "p0 hurts p1",
    "article": ARTICLE.format(a=named(0), b=named(1)), "protocols": [],
}  # fmt: skip
"""What a question is asked where it must be told."""
MORE = {"read": {"seen": "S01E02"}}
"""What it is asked beside that: an article is read by somebody who has come so far."""
ARGUMENTS = {
    "check": (), "on": ("p0",), "knows": (FACT,), "say": ("p0 hurts p1",), "cast": (), "recap": ("--at", "S01E02"),
    "read": ("press/0.txt", "--seen", "S01E02"), "compare": ("calm", "bold"), "chart": ("p0", "-o", "out.svg"),
    "unread": (), "quotes": ("press/0.txt",), "notice": ("press/0.txt",), "rule": ("reset",), "sheet": ("p0",),
    "scenes": ("--order", "lived"), "coverage": (),
    "brief": ("p0",), "log": ("p0 hurts p1", "--dry-run"),
    "card": ("p0",), "lorebook": (),
}  # fmt: skip
"""What a command is given."""
LEFT_OUT = {
    "new": "it reads no story",
    "skill": "it reads no story",
    "mcp": "its tools ask the questions",
    "serve": "its pages have a table of their own",
    "import": "another program's file is no story",
    "store": "it reads a database, and nothing of a story's files but story.yaml",
    "lab": "it reads no story",
    "survey": "it asks the questions, of many stories",
    "export": "it writes a folder that must be new: the story is read, written once and read again",
    "draft": "each proposal lays a line, as log does; how many there may be is bounded",
    "completion": "it reads no story",
}
BOUNDS: tuple[Bound, ...] = (
    Bound("lorebook", "a longer story of more people", 2.6, "an entry names every fact that somebody else may know"),
    *(
        Bound(
            what, ALWAYS, 4.0, "the drafts bend four arcs of the smallest story, one of the next, none of the largest"
        )
        for what in ("compare", "compare text", "compare json")
    ),
    Bound(
        "scenes json", "a longer story of more people", 2.5, "only the largest story has lines that are near to a verb"
    ),
    Bound("unread", ALWAYS, 40.0, "every line of the smaller stories is read: only the largest has one to guess at"),
    Bound("unread text", ALWAYS, 40.0, "as for the question"),
    Bound("unread json", ALWAYS, 40.0, "as for the question"),
)


@pytest.mark.parametrize("way", TRIED)
@pytest.mark.parametrize("name", some(QUESTIONS))
def test_a_question_is_answered_in_proportion(name: str, way: str, tmp_path: Path) -> None:
    grows_evenly(name, way, lambda files: asking(name, written(tmp_path, files)), BOUNDS)


def asking(name: str, folder: Path) -> Asked:
    """A question to a story that has just been opened."""
    story = open_story(folder)
    given = {one.name: WORDS[one.name] for one in arguments(question(name)) if one.required}
    return lambda: dumps(ask(story, name, **given, **MORE.get(name, {})))


def reports() -> list[tuple[str, str]]:
    """Each command with each format it has."""
    found = [(name, cli.get_command(click.Context(cli), name)) for name in COMMANDS if name not in LEFT_OUT]
    choices = [(name, [one.type for one in kind.params if one.name == "format_"]) for name, kind in found if kind]
    return [(name, form) for name, types in choices for form in (getattr(types[0], "choices", ()) if types else ("",))]


@pytest.mark.parametrize("way", TRIED)
@pytest.mark.parametrize(("name", "form"), some(reports()))
def test_a_report_is_written_in_proportion(
    name: str, form: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(files: Files) -> Asked:
        monkeypatch.chdir(written(tmp_path, files))
        return lambda: typed(name, *ARGUMENTS[name], *(("--format", form) if form else ()))

    grows_evenly(f"{name} {form}".strip(), way, made, BOUNDS)


def typed(*arguments: str) -> None:
    """Run a command, and let what it writes go."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        assert run(list(arguments)) in {0, 1}


def test_every_command_is_asked_or_left_out_with_a_reason() -> None:
    assert sorted([*ARGUMENTS, *LEFT_OUT]) == sorted(COMMANDS)


def test_every_bound_is_of_something() -> None:
    known = {*QUESTIONS, *(f"{name} {form}".strip() for name, form in reports())}
    assert all(one.what in known and one.way in WAYS for one in BOUNDS)
