"""The house has floors; a module imports its own floor or a lower one, and each room alone knows its libraries."""

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from pathlib import Path
from typing import TypeGuard

import pytest

import previously

pytestmark = pytest.mark.xdist_group("floors")  # in one worker: every module is parsed once
FLOORS = [
    {"core"},
    {"language", "formats"},
    {"canon"},
    {"mind", "press"},
    {"checks", "recap", "draft"},
    {"story"},
    {"questions", "live"},
    {"surfaces"},
]
BESIDE = {"importers": {"core", "formats"}}
"""A room beside the floors, and the rooms it may use; only the surfaces use it."""
HEIGHT = {name: height for height, floor in enumerate(FLOORS) for name in floor}
FILES = {"formats", "live", "importers", "surfaces"}
ONLY = {  # a library, and the rooms that may know it
    "numpy": {"mind"},
    "numba": {"mind"},
    "simpleeval": {"mind"},
    "yaml": {"formats"},
    "xml": {"formats"},
    "zipfile": {"formats"},
    "sqlite3": {"formats"},
    "selectolax": {"press"},
    "sentencex": {"press"},
    "pathlib": FILES | {"story", "canon"},
    "os": FILES,
    "io": FILES,
    "shutil": FILES,
    "tempfile": FILES,
    "glob": FILES,
    "spacy": {"draft"},
    "httpx": {"draft"},
    "watchfiles": {"live", "surfaces"},
    "click": {"surfaces"},
    "rich": {"surfaces"},
    "http": {"surfaces"},
    "socket": {"surfaces"},
    "starlette": {"surfaces"},
    "uvicorn": {"surfaces"},
    "mcp": {"surfaces"},
    "mcp_types": {"surfaces"},
    "anyio": {"surfaces"},
    "jinja2": {"surfaces"},
    "markdown_it": {"surfaces"},
    "markupsafe": {"surfaces"},
    "webbrowser": {"surfaces"},
    "pygls": {"surfaces"},
    "lsprotocol": {"surfaces"},
    "resvg_py": {"surfaces"},
    "ray": {"live"},
    "psycopg": {"formats"},
}
MAY_ALSO = {
    ("mind/kernel/fast.py", "os"),  # where compiled code is kept between runs is an environment variable
    ("formats/writing/system.py", "ctypes"),  # two files change places by a call that Python has no name for
}
NEVER = {"pickle", "marshal", "shelve", "subprocess", "ctypes", "eval", "exec", "compile", "__import__"}
WRITES = {
    "write_text", "write_bytes", "write", "writelines", "mkstemp", "NamedTemporaryFile", "rename", "symlink_to",
    "hardlink_to", "touch", "copyfile", "copy2",
}  # fmt: skip
TEMPORARY = {
    "live/crash.py",  # a report, under a name of its own
    "surfaces/cli/commands/read_command.py",  # what is piped in, laid down to be read twice
}
"""What writes files that nobody else knows of."""
ROOT = Path(previously.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
NAMED = {
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES
}
CROWDED = 25
LONGEST_FILE, LONGEST_FUNCTION, USUAL_FUNCTION, MEDIAN_FUNCTION = 400, 60, 25, 8
ONE_IDEA = {"Claim", "Event", "Finding", "Line", "Page", "Place", "Scene", "Sentence", "Span"}
"""Words of the field, each of which names one type in all the house."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All that is in a module; looked through once for all tests."""
    return tuple(ast.walk(tree_of(path)))


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The full names a module imports; never relative ones."""
    found = list[str]()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(found)


def room_of(path: Path) -> str:
    """The room a module stands in; its own name at the top of the house."""
    return path.relative_to(ROOT).parts[0]


def test_imports_go_down() -> None:
    inside = [path for path in MODULES if path.parent != ROOT]  # the public door opens every room
    pairs = [(path, name.split(".")) for path in inside for name in imported(path)]
    up = [
        (path, parts) for path, parts in pairs if parts[0] == "previously" and not may_import(room_of(path), parts[1])
    ]
    assert not up


def test_no_import_is_relative() -> None:
    assert not [path for path in MODULES if re.search(r"^\s*from \.", path.read_text("utf-8"), re.MULTILINE)]


def may_import(room: str, other: str) -> bool:
    """May a room use another: its own, one on a lower floor, or what stands beside the floors?"""
    if room in BESIDE:
        return other in {room, *BESIDE[room]}
    if other in BESIDE:
        return room == "surfaces"
    return other == room or HEIGHT[other] < HEIGHT[room]


def test_no_module_leads_back_to_itself() -> None:
    links = {name: set(of_ours(path)) for name, path in NAMED.items()}
    assert not circle(links), " → ".join(circle(links))


def of_ours(path: Path) -> Iterator[str]:
    """The modules of the house that a module imports, wherever in it the import stands."""
    for name in imported(path):
        parts = name.split(".")
        found = (".".join(parts[:end]) for end in range(len(parts), 1, -1))
        yield from islice((module for module in found if module in NAMED), 1)


def circle(links: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a ring, the first of them again at the end; none where there is no ring."""
    order = TopologicalSorter(links)
    try:
        order.prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_would_be_seen() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert not circle({"a": {"b", "c"}, "b": {"c"}, "c": set()})


def test_no_folder_is_crowded() -> None:
    for folder in {path.parent for path in MODULES}:
        assert len(list(folder.glob("*.py"))) <= CROWDED, folder


def test_each_room_alone_knows_its_libraries() -> None:
    known = {
        (path.relative_to(ROOT).as_posix(), room_of(path), name.partition(".")[0])
        for path in MODULES
        for name in imported(path)
    }
    assert not [(where, top) for where, _, top in known if top in NEVER and (where, top) not in MAY_ALSO]
    assert not [
        (where, top) for where, room, top in known if room not in ONLY.get(top, {room}) and (where, top) not in MAY_ALSO
    ]


def test_files_are_opened_on_two_floors_and_text_is_never_run() -> None:
    called = [
        (path, node.lineno, node.func.id)
        for path in MODULES
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not [call for call in called if call[2] in NEVER]
    assert not [call for call in called if call[2] == "open" and room_of(call[0]) not in FILES]


def test_files_are_written_in_one_place() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if room_of(path) in FILES
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
    }
    assert {path for path in found if not path.startswith("formats/writing/")} == TEMPORARY


def test_every_room_of_the_house_has_its_floor() -> None:
    rooms = {path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= {*HEIGHT, *BESIDE}


def test_every_module_says_what_it_is() -> None:
    assert not [path for path in MODULES if not ast.get_docstring(tree_of(path))]


def test_a_word_of_the_field_names_one_type() -> None:
    named = Counter(name for path in MODULES for node in tree_of(path).body for name in types_of(node))
    assert {word: named[word] for word in ONE_IDEA} == dict.fromkeys(ONE_IDEA, 1)


def types_of(node: ast.stmt) -> Iterator[str]:
    """The names that a statement gives to types: a class's, or another name for one."""
    if isinstance(node, ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def test_no_module_is_long() -> None:
    assert not [path for path in MODULES if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE]


def length(function: Function) -> int:
    """A function's lines without its docstring."""
    first = function.body[0]
    doc = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function, clean=False) is not None else 0
    return (function.end_lineno or 0) - function.lineno + 1 - doc


def functions() -> list[tuple[int, str]]:
    """Every function's length and place, the longest first."""
    found = [
        (length(node), f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
        for path in MODULES
        for node in nodes_of(path)
        if isinstance(node, Function)
    ]
    return sorted(found, reverse=True)


def test_functions_are_short() -> None:
    found = functions()
    sizes = [size for size, _ in found]
    assert sizes[0] <= LONGEST_FUNCTION, found[0]
    assert sizes[len(sizes) // 10] <= USUAL_FUNCTION, found[: len(sizes) // 10]
    assert sizes[len(sizes) // 2] <= MEDIAN_FUNCTION


def test_the_public_door_is_sorted_and_opens() -> None:
    exported = previously.__all__
    assert exported == sorted(exported)
    for name in exported:
        assert getattr(previously, name) is not None
        assert name == "__version__" or not name.startswith("_")


def test_nothing_is_defined_at_the_public_door() -> None:
    """What the door gives is imported by the room behind it; the door itself only opens it on use."""
    assert defined("door.py") == ["__all__"]
    assert defined("__init__.py") == ["(__getattr__, __dir__)"]


def defined(name: str) -> list[str]:
    """What a module at the top of the house assigns; it does nothing else but import, and tell a type checker."""
    body = [line for node in tree_of(ROOT / name).body for line in (node.body + node.orelse if told(node) else [node])]
    assert all(isinstance(node, ast.Expr | ast.ImportFrom | ast.Assign) for node in body)
    return [ast.unparse(node.targets[0]) for node in body if isinstance(node, ast.Assign)]


def told(node: ast.stmt) -> TypeGuard[ast.If]:
    """Is it what a type checker is told apart?"""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def test_the_version_is_said_without_loading_what_answers() -> None:
    """A command loads what it uses: neither the model's libraries nor the readers' are there to say a version."""
    heavy = {
        "numpy",
        "numba",
        "yaml",
        "msgspec",
        "jellyfish",
        "simpleeval",
        "previously.door",
        "previously.story.story",
    }
    told = loaded_by("--version")
    assert "previously.surfaces.cli.main" in told
    assert not told & heavy


def test_a_check_loads_no_page_and_no_picture() -> None:
    told = loaded_by("check", "stories/jessica-jones")
    assert "previously.checks.registry" in told
    assert not {name for name in told if name.startswith(("previously.surfaces.web", "previously.surfaces.pictures"))}
    assert not told & {"numba", "jellyfish", "starlette", "selectolax"}


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    script = "import sys; from previously.surfaces.cli.main import run; run(sys.argv[1:]); print('\\n', *sys.modules)"
    command = [sys.executable, "-c", script, *arguments]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own command
    return set(said.split("\n")[-2].split())


def test_every_module_can_be_imported_alone() -> None:
    for path in MODULES:
        name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
        if not name.endswith("__main__"):
            importlib.import_module(name)
