"""Every question has one file; whatever it may be asked can be asked from the command line, the API and Python."""

from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from typing import Any

import click
import jsonschema
import msgspec
import pytest

import previously as pv
from previously.live.room import Room
from previously.questions import question as shared
from previously.questions.question import Answer, Question, arguments, asked, dumps
from previously.questions.registry import QUESTIONS, ask, question
from previously.surfaces.cli.main import COMMANDS, cli
from previously.surfaces.web.http.openapi import document
from previously.surfaces.web.routes import ROUTES
from tests.web.asking import FILES, written

HOME = Path(shared.__file__).parent
FILES_OF = sorted(
    ".".join(path.relative_to(HOME).with_suffix("").parts)
    for room in (HOME, HOME / "pages")
    for path in room.glob("*.py")
)
NO_QUESTIONS = {"__init__", "pages.__init__", "question", "registry", "words", "phrases"}
COMMAND = {
    "headspace": "on",
    "cast": "cast",
    "sheet": "sheet",
    "brief": "brief",
    "fact": "knows",
    "believes": "knows",
    "secrets": "knows",
    "findings": "check",
    "compare": "compare",
    "recap": "recap",
    "scenes": "scenes",
    "read": "read",
    "quotes": "quotes",
    "notice": "notice",
    "say": "say",
    "unread": "unread",
    "coverage": "coverage",
    "card": "card",
    "lorebook": "lorebook",
    "rule": "rule",
    "rules": "rule",
    "lab": "lab",
}
NO_COMMAND = {
    "told": "the author's files are read in an editor",
    "manuscript": "a page is read beside its log in a browser",
    "facts": "a terminal is asked for one fact, or for one person",
}
DEEDS = {"draft", "export", "log"}
"""Commands that do something, and say what they did."""
OF_MANY = {"survey"}
"""Commands that ask several stories at once, of which each answers for itself."""
NO_PAGE = {
    "lab": "it reads no story",
    "card": "it is a file for another program",
    "lorebook": "it is a file for another program",
    "notice": "it is written into an article, where one is",
    "coverage": "a manuscript's page has it in its margin",
}
AMONG = {"secrets": "facts"}
"""A question that a page answers among others."""
OTHERWISE: dict[
    str | tuple[str, str], str
] = {  # what an argument is called on a command line where it is no option of its own
    "article": "file",
    "protocols": "file",
    ("fact", "fact"): "asked",
    ("believes", "name"): "asked",
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "told": {"at": "S01E01"},
    "manuscript": {"at": "S01E01"},
    "headspace": {
        "name": "mara",
        "at": "S01E02",
        "present": ["joe"],
        "place": "quay",
        "cues": ["rope"],
        "about": "joe",
    },
    "scenes": {"order": "lived", "plan": "calm"},
    "sheet": {"name": "mara", "at": "S01E01"},
    "brief": {"name": "mara", "at": "S01E01", "company": ["joe"], "about": "boat", "budget": 200},
    "cast": {"at": "S01E01", "sort": "distress", "without": "ann"},
    "fact": {"fact": "boat", "at": "S01E01"},
    "facts": {"page": 1, "seen": "S01E01"},
    "believes": {"name": "Joey"},
    "secrets": {},
    "findings": {"plan": "calm", "select": ["PV2"], "ignore": ["reset"]},
    "compare": {"plans": ["calm"], "on": ["mara"], "without": "ann"},
    "recap": {"at": "S01E02", "name": "mara", "words": 40},
    "read": {"article": "Joe dies. The pace is good.", "seen": "S01E01"},
    "quotes": {"article": "“It is over,” said Ann Lee, who wrote it.", "file": "a.txt"},
    "notice": {"article": "Joe dies.", "to": "S01E02", "form": "reddit"},
    "say": {"line": "Mara helps him", "before": "Joe waits.", "at": "S01E01"},
    "unread": {},
    "coverage": {"at": "S01E01"},
    "card": {"name": "mara", "at": "S01E01", "budget": 300},
    "lorebook": {"at": "S01E01"},
    "rule": {"code": "reset"},
    "rules": {},
    "lab": {"protocols": [{"name": "a", "appraise": {"affected": "self", "congruence": 0.5, "utility": 0.5}}]},
}

each = pytest.mark.parametrize("name", QUESTIONS)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> pv.Story:
    """One story for all of them."""
    return pv.open(written(tmp_path_factory.mktemp("harbour"), FILES))


@pytest.mark.parametrize("file", [name for name in FILES_OF if name not in NO_QUESTIONS])
def test_every_file_of_questions_is_in_the_registry(file: str) -> None:
    module = import_module(f"previously.questions.{file}")
    own = [kind for _, kind in getmembers(module, isclass) if kind.__module__ == module.__name__]
    kinds = {f"{file}.{kind.__name__}" for kind in own if issubclass(kind, Question)}
    assert kinds
    assert kinds == {there for there in QUESTIONS.values() if there.startswith(f"{file}.")}
    assert [kind for kind in own if issubclass(kind, Answer)]


@each
def test_every_argument_can_be_given_on_the_command_line(name: str) -> None:
    if name in NO_COMMAND:
        assert name not in COMMAND
        return
    command = cli.get_command(click.Context(cli), COMMAND[name])
    assert command is not None
    given = {param.name for param in command.params}
    for one in arguments(question(name)):
        called = OTHERWISE.get((name, one.name), OTHERWISE.get(one.name, one.name))
        assert called in given, one.name


def test_every_command_that_prints_json_asks_a_question() -> None:
    kinds = {name: cli.get_command(click.Context(cli), name) for name in COMMANDS}
    formats = {name: [p.type for p in kind.params if p.name == "format_"] for name, kind in kinds.items() if kind}
    printing = {name for name, types in formats.items() for t in types if "json" in getattr(t, "choices", ())}
    assert printing <= set(COMMAND.values()) | DEEDS | OF_MANY


@each
def test_every_argument_can_be_asked_of_the_api(tmp_path: Path, name: str) -> None:
    pages = [page for page in ROUTES if page.question == AMONG.get(name, name)]
    if name in NO_PAGE:
        assert not pages
        return
    (page,) = pages
    found = document(Room(written(tmp_path)))["paths"]["/api" + page.path.replace(":path", "")]
    given = {one["name"] for operation in found.values() for one in operation["parameters"]}
    assert {one.word for one in arguments(question(name))} <= given


@each
def test_every_argument_can_be_asked_in_python(story: pv.Story, name: str) -> None:
    given = EXAMPLES[name]
    answer = pv.ask(story, name, **given)
    kind = question(name)
    assert set(given) <= {one.name for one in arguments(kind)}
    words = {one.word: given[one.name] for one in arguments(kind) if one.name in given}
    assert dumps(ask(story, name, **words)) == dumps(answer)


@each
def test_every_answer_is_what_its_type_says(story: pv.Story, name: str) -> None:
    answer = pv.ask(story, name, **EXAMPLES[name])
    kind = type(answer) if isinstance(answer, Answer) else tuple[type(answer[0]), ...]  # type: ignore[misc]
    schema = msgspec.json.schema(kind)
    for part in schema["$defs"].values():
        part["additionalProperties"] = False
    jsonschema.Draft202012Validator(schema).validate(msgspec.json.decode(dumps(answer)))


@each
def test_every_argument_and_every_question_says_what_it_is(name: str) -> None:
    assert question(name).__doc__
    for one in arguments(question(name)):
        assert one.said.endswith((".", "all.")), one.name


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("recap", {"words": "many"}, "“words” is a whole number, from 1 to 5,000; given “many”"),
        ("recap", {"words": "0"}, "“words” is a whole number, from 1 to 5,000; given “0”"),
        ("recap", {"word": "3"}, "there is no argument “word”; did you mean “words”?"),
        ("cast", {"sort": "distres"}, "there is no “sort” “distres”; did you mean “distress”?"),
        ("headspace", {}, "“name” is missing"),
        ("facts", {"page": "9"}, "the facts have pages 1 to 1; given “9”"),
        ("rule", {"code": "rset"}, "there is no rule “rset”; did you mean “reset”?"),
        ("recaps", {}, "there is no question “recaps”; did you mean “recap”?"),
    ],
)
def test_words_that_will_not_do_are_said(story: pv.Story, name: str, words: dict[str, str], said: str) -> None:
    with pytest.raises(pv.BadRequest) as raised:
        ask(story, name, **words)
    assert str(raised.value) == said


def test_words_become_arguments() -> None:
    words = {"name": "mara", "present": "joe, ann", "cues": "", "at": "S01E01"}
    found = asked(question("headspace"), words)
    assert found == question("headspace")(name="mara", present=("joe", "ann"), cues=(), at="S01E01")
