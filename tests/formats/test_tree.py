"""The YAML reader: positions, plain words for what is wrong, and nothing lost around a fault."""

import gc
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from previously.formats.format import Section
from previously.formats.yaml import build
from previously.formats.yaml.tree import Map, Node, Scalar, Seq, parse, split

EPISODE = """\
S01E01:
  title: AKA Smile
  scenes:
    1:
      place: bar
      lines:
        - Jessica meets Trish
        - Jessica plays torn
    2:
      place: road
"""


def plain(node: Node | None) -> Any:
    """A node as bare texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Seq):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs} if node else None


def at(text: str, *path: str | int) -> Any:
    """The node at a path of keys and indices."""
    node: Any = parse(text)[0]
    for step in path:
        node = node.items[step] if isinstance(step, int) else node.get(step)
    return node


def test_every_scalar_is_a_text_with_its_place() -> None:
    node, troubles = parse("a: no\nb: [12:30, 1.10, ~]\n'c d':\n  - 0x1F\n")
    assert plain(node) == {"a": "no", "b": ["12:30", "1.10", "~"], "c d": ["0x1F"]}
    assert troubles == ()
    assert isinstance(node, Map)
    assert [(key.text, key.row, key.column, key.style) for key, _ in node.pairs] == [
        ("a", 0, 1, "plain"),
        ("b", 1, 1, "plain"),
        ("c d", 2, 1, "quoted"),
    ]
    assert node.get("missing") is None


def test_brackets_and_braces_say_that_they_are_flow() -> None:
    assert at("a: [b, c]", "a").flow
    assert at("- {a: b}", 0).flow
    assert not at("- Jessica says: hi", 0).flow


def test_the_rows_of_a_block_text_are_the_rows_of_its_lines() -> None:
    text = "lines: |\n\n    Jessica leaves\n\n      Trish stays\nx: y"
    node = at(text, "lines")
    assert node.style == "block"
    for offset, line in enumerate(node.text.split("\n")):
        assert text.split("\n")[node.row + offset].endswith(line) or not line
    assert (node.row, node.column) == (1, 5)


@pytest.mark.parametrize(
    ("text", "path", "left", "comment"),
    [
        ("- Jessica takes room #9 is hers", (0,), "Jessica takes room", "#9 is hers"),
        ("a: b # why", ("a",), "b", "# why"),
        ("- # nothing left", (0,), "", "# nothing left"),
        ("- b#9", (0,), "b#9", ""),
        ('- "room #9"', (0,), "room #9", ""),
        ('- "room" # mine', (0,), "room", ""),  # a quoted text ends where its author ended it
        ("a:  # to do", ("a",), "", ""),
        ("- a\n  b #c", (0,), "a b", "#c"),
    ],
)
def test_what_yaml_cuts_off_as_a_comment_is_kept(text: str, path: tuple[str], left: str, comment: str) -> None:
    node = at(text, *path)
    assert (node.text, node.comment) == (left, comment)


FAULTS = [
    # the row put into the story, what is said of it, what the first scene's lines are then
    ("\t- Trish: leaves", "a tab cannot indent", None),
    ("        - Trish says: no: never", "double quotes", None),
    ("        - 'twas Trish", "quotation mark", None),
    ('        - "Trish says "hi"', "closing quotation mark", None),
    ('        - "Trish" leaves', "closing quotation mark", None),
    ("        - [Trish, Luke", "bracket", None),
    ("        - {Trish: Luke", "not closed", None),
    ("       - Trish leaves", "indented", None),
    ("          trish: leaves", "double quotes", None),
    ("        - @trish leaves", "double quotes", None),
    ("        - %trish leaves", "double quotes", None),
    ("        - *", "double quotes", None),
    ("        - &", "double quotes", None),
    ("        - |x", "next line", None),
    ("        Trish", "neither", None),
    ("        - Trish\x01leaves", "U+0001", "Trish�leaves"),
    ("        - Trish\x00leaves", "U+0000", "Trish�leaves"),
    ("        - Trish\ufeffleaves", "U+FEFF", "Trish�leaves"),
    ("        - Trish\ud800leaves", "U+D800", "Trish�leaves"),
    ("        - Trish\uffffleaves", "U+FFFF", "Trish�leaves"),
    ("        - " + "[" * 100, "60 levels", None),
    ("        - *trish", "another place", "*trish"),
    ("        - &trish leaves", "a YAML anchor", "leaves"),
    ("        - !!python/object:os.system trish", "tag", "trish"),
    ("---", "document", None),
]


@pytest.mark.parametrize(("row", "said", "kept"), FAULTS)
def test_a_fault_is_one_trouble_and_all_around_it_arrives(row: str, said: str, kept: str | None) -> None:
    rows = EPISODE.split("\n")
    text = "\n".join([*rows[:7], row, *rows[7:]])
    node, troubles = parse(text)
    lines = ["Jessica meets Trish", *([kept] if kept else []), "Jessica plays torn"]
    assert len(troubles) == 1
    assert troubles[0].row == 7
    assert said in troubles[0].message
    if row != "---":
        assert plain(node)["S01E01"]["scenes"] == {"1": {"place": "bar", "lines": lines}, "2": {"place": "road"}}


@pytest.mark.parametrize(
    ("row", "bad"),
    [
        ("    1:", "    1: 'x"),
        ("  title: AKA Smile", "  title: AKA: Smile"),
        ("      lines:", "      lines: [a"),
        ("S01E01:", "S01E01: a: b"),
    ],
)
def test_a_key_with_a_faulty_value_keeps_what_stands_under_it(row: str, bad: str) -> None:
    node, troubles = parse(EPISODE.replace(row, bad, 1))
    assert len(troubles) == 1
    assert plain(node)["S01E01"]["scenes"]["1"]["lines"] == ["Jessica meets Trish", "Jessica plays torn"]


def test_many_faults_in_one_file_are_each_said() -> None:
    text = "".join(EPISODE.replace("S01E01", f"S01E{i:02}").replace("    1:\n", "    1: 'x\n") for i in range(80))
    node, troubles = parse(text)
    assert len(troubles) == 80
    assert len(plain(node)) == 80


def test_when_too_much_is_wrong_what_stands_before_is_kept() -> None:
    node, troubles = parse("a:\n  - first\n" + "  - 'x\n" * 500 + "b: c\n")
    assert plain(node)["b"] == "c"
    assert "nothing from this line on" in " ".join(trouble.message for trouble in troubles)
    assert len(troubles) <= 101


def test_a_key_counts_once() -> None:
    node, troubles = parse("a: b\na: c\nd: {e: f, e: g}")
    assert plain(node) == {"a": "b", "d": {"e": "f"}}
    assert [(trouble.kind, trouble.row, trouble.column) for trouble in troubles] == [
        ("duplicate", 1, 1),
        ("duplicate", 2, 11),
    ]


def test_keys_are_texts_of_some_length() -> None:
    node, troubles = parse(f"? [a, b]\n: c\n? {'k' * 2000}\n: d\ne: f")
    assert plain(node) == {"e": "f"}
    assert [trouble.kind for trouble in troubles] == ["unreadable", "size"]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_rows_are_those_of_the_file(end: str) -> None:
    text = "\ufeffa: x\u2028y\x85z" + end + "b: |" + end + "  c" + end + "  d" + end + "e: f"
    assert at(text, "a").text == "x y z"
    assert at(text, "b").text == "c\nd\n"
    assert at(text, "b").column == 3
    assert at(text, "e").row == 4


HOSTILE = {
    "nested brackets": "[" * 50_000,
    "brackets on rows": "a: [\n" * 50_000,
    "nested lists": "- " * 50_000,
    "nested maps": "\n".join(" " * i + "a:" for i in range(1_000)),
    "nested keys": "? " * 50_000,
    "a bomb": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(3_000)),
    "one long line": "a: " + "x" * 20_000_000,
    "one long line of colons": "a: " + "x: " * 5_000_000,
    "one long list": "a: [" + "b, " * 300_000,
    "open quotes": "- 'x\n" * 100_000,
    "open quotes and keys": 'a: "x\n' * 100_000,
    "prose": "Hello there: you: all\n" * 100_000,
    "tabs": "a:\n" + "\t- b\n" * 100_000,
    "documents": "---\na\n" * 50_000,
    "comments": "#\n" * 1_000_000,
    "a comment of blanks": "- a # " + " x" * 3_000_000,
    "control signs": "\x01\n" * 200_000,
    "the same key": "a: b\n" * 200_000,
    "tags": "- !a b\n" * 100_000,
    "too large": "x" * (65 * 1024 * 1024),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(name: str) -> None:
    _, troubles = parse(HOSTILE[name])
    assert len(troubles) <= 101


@given(st.text(max_size=300))
def test_any_text_is_read_or_troubles_are_told(text: str) -> None:
    node, troubles = parse(text)
    assert node is not None or troubles or not text.strip() or "#" in text or "---" in text
    rows = text.count("\n") + 1
    assert all(0 <= trouble.row < rows and trouble.column >= 1 for trouble in troubles)


@given(st.data())
def test_damage_anywhere_never_raises_and_never_costs_another_episode(data: st.DataObject) -> None:
    first, second = EPISODE, EPISODE.replace("S01E01", "S01E02")
    place = data.draw(st.integers(9, len(first) - 1))
    damage = data.draw(st.text(alphabet="\t :-[]{}'\"|>#&*!%@`\n\x00a,?", min_size=1, max_size=8))
    assert plain(parse(first[:place] + damage + "\n" + second)[0])["S01E02"]["scenes"]["2"] == {"place": "road"}


@given(st.text(alphabet="\t :-[]{}'\"|>#&*!%@`\nab,?", max_size=60))
def test_both_parsers_of_pyyaml_give_the_same_where_nothing_is_wrong(text: str) -> None:
    there, troubles = parse(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "LOADER", yaml.SafeLoader)
        here, others = parse(text)
    if not troubles and not others:
        assert plain(here) == plain(there)


def test_the_collector_is_left_as_it_was() -> None:
    gc.disable()
    try:
        parse(EPISODE)
        assert not gc.isenabled()
    finally:
        gc.enable()
    parse("a: 'b")
    assert gc.isenabled()


def test_a_file_is_cut_at_its_keys_with_what_stands_above_them() -> None:
    text = "# a season\n\nS01E01: # one\n  title: x\n  # inner\n\n# two\n'S01E02':\n- a\n- b\nS01E03: [\n]\n"
    parts = split(text)
    assert parts == (
        Section("S01E01", 0, "# a season\n\nS01E01: # one\n  title: x\n  # inner\n"),
        Section("S01E02", 5, "\n# two\n'S01E02':\n- a\n- b\n"),
        Section("S01E03", 10, "S01E03: [\n]\n"),
    )


def test_what_stands_before_the_first_key_is_a_part_without_a_key() -> None:
    assert [part.key for part in split("  a: b\nc: d\n")] == ["", "c"]
    assert [part.key for part in split("- a\n- b\n")] == [""]
    assert [part.key for part in split("---\nc: d\nno key\n")] == ["c", "no key"]
    assert split("# only a comment\n\n") == split("") == ()


@given(st.text(alphabet="\n #-ab:'\"]\r", max_size=60))
def test_the_parts_of_a_file_are_the_file(text: str) -> None:
    parts = split(text)
    assert "".join(part.text for part in parts) == text or not parts
    for part in parts:
        assert "\n".join(text.split("\n")[part.row :]).startswith(part.text)
