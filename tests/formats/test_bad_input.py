# ruff: noqa: E501 (a table, a row a line)
"""Whatever a folder holds: a finding or one sentence that says what and where, and the rest of the story is there."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import previously as pv

STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
GOOD = "S02E01:\n  scenes:\n    1:\n      lines:\n        - Joe meets Ann\n"
NOTHING = ("", "", 0, "")
KEPT = ("S02E01.1/1",)
Text = str | bytes
DEEP = "{a: " * 80 + "b" + "}" * 80
BOMB = "a: &a [x, x]\n" + "".join(
    f"{c}: &{c} [*{p}, *{p}, *{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)


class Broken(NamedTuple):
    """A story with something wrong in it: what must be said of it, and which lines must be there all the same."""

    what: str
    files: dict[str, Text]
    found: tuple[str, str, int, str]
    kept: tuple[str, ...] = KEPT


def one(line: str) -> str:
    """A season of one episode and one line."""
    return f"S01E01:\n  scenes:\n    1:\n      lines:\n        - {line}\n"


def declared(text: str) -> dict[str, Text]:
    """A story whose story.yaml goes on with this text."""
    return {"story.yaml": STORY + text}


BROKEN = [
    # files
    Broken("bytes that are not UTF-8", {"s01.yaml": b"S01E01:\n  title: caf\xe9\n"}, ("PV001", "s01.yaml", 2, "byte 20 (0xe9) is not UTF-8")),
    Broken("UTF-16", {"s01.yaml": one("Joe meets Mara").encode("utf-16")}, ("PV001", "s01.yaml", 1, "UTF-16"), (*KEPT, "S01E01.1/1")),
    Broken("a NUL", {"s01.yaml": one("Joe meets Mara\0")}, ("PV001", "s01.yaml", 5, "U+0000")),
    Broken("NULs alone", {"s01.yaml": b"\0" * 4096}, ("PV001", "s01.yaml", 1, "U+0000")),
    Broken("a control sign in a script", {"s01e01.fountain": "INT. BAR\n\n[[prev: Joe meets\x1b Mara]]\n"}, ("PV004", "s01e01.fountain", 3, "no effect on anyone")),
    Broken("a picture with a season's name", {"s01.yaml": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"}, ("PV001", "s01.yaml", 1, "not UTF-8")),
    Broken("a file too large", {"s01.yaml": b"# " + b"x" * (65 << 20)}, ("PV001", "s01.yaml", 1, "larger than 64 MB")),
    Broken("a line of 20 MB", {"s01.yaml": one("Joe meets " + "Mara " * (4 << 20))}, ("PV014", "s01.yaml", 5, "characters long")),
    Broken("a line of 20 MB in a script", {"s01e01.fountain": "[[prev: Joe meets " + "Mara " * (4 << 20) + "]]"}, ("PV014", "s01e01.fountain", 1, "characters long")),
    Broken("a line of 20 MB in events.jsonl", {"events.jsonl": '{"at": "S01E01.1", "line": "' + "x" * (20 << 20) + '"}'}, ("PV001", "events.jsonl", 1, "characters long")),
    # YAML
    Broken("a bracket never closed", {"s01.yaml": "S01E01:\n  scenes: [{lines: [Joe meets\n" + GOOD}, ("PV001", "s01.yaml", 2, "bracket")),
    Broken("a quote never closed", {"s01.yaml": one('"Joe meets Mara')}, ("PV001", "s01.yaml", 5, "never closed")),
    Broken("a tab", {"s01.yaml": "S01E01:\n\tscenes: {}\n"}, ("PV001", "s01.yaml", 2, "tab")),
    Broken("an alias bomb", {"s01.yaml": BOMB}, ("PV001", "s01.yaml", 1, "a YAML anchor")),
    Broken("an alias of itself", {"s01.yaml": "S01E01: &a\n  scenes: *a\n"}, ("PV001", "s01.yaml", 1, "&a")),
    Broken("a merge key", {"s01.yaml": "S01E01:\n  <<: {scenes: {}}\n"}, ("PV007", "s01.yaml", 2, "“<<”")),
    Broken("a tag that would run code", {"s01.yaml": one("!!python/object/apply:os.system [touch /tmp/x]")}, ("PV001", "s01.yaml", 5, "tag")),
    Broken("a tag of another kind", {"s01.yaml": one("!!binary aGk=")}, ("PV001", "s01.yaml", 5, "tag")),
    Broken("eighty levels deep", {"s01.yaml": f"S01E01: {DEEP}\n"}, ("PV001", "s01.yaml", 1, "60 levels")),
    Broken("100,000 brackets", {"s01.yaml": "S01E01: " + "[" * 100_000}, ("PV001", "s01.yaml", 1, "")),
    Broken("two documents", {"s01.yaml": one("Joe meets Mara") + "---\n" + one("Joe hurts Mara").replace("E01", "E02")}, NOTHING, (*KEPT, "S01E01.1/1", "S01E02.1/1")),
    Broken("a list where episodes belong", {"s01.yaml": "- Joe meets Mara\n"}, ("PV001", "s01.yaml", 1, "keys")),
    Broken("a text where episodes belong", {"s01.yaml": "Joe meets Mara\n"}, ("PV001", "s01.yaml", 1, "")),
    Broken("a key that is a list", {"s01.yaml": "? [S01E01]\n: {scenes: {}}\n"}, ("PV001", "s01.yaml", 1, "a key must be a text")),
    Broken("a key of 2,000 signs", {"s01.yaml": f"{'S' * 2000}: {{}}\n"}, ("PV001", "s01.yaml", 1, "")),
    Broken("a sentence split at its comma", {"s01.yaml": "S01E01:\n  scenes:\n    1: {lines: [Joe meets Mara; cues sea, rain]}\n"}, ("PV002", "s01.yaml", 3, "commas"), (*KEPT, "S01E01.1/1")),
    Broken("a sentence made a key", {"s01.yaml": one("Joe confides in Mara: all of it")}, ("PV002", "s01.yaml", 5, "colon")),
    Broken("a sentence cut at a #", {"s01.yaml": one("Joe meets Mara #2")}, ("PV002", "s01.yaml", 5, "#2"), (*KEPT, "S01E01.1/1")),
    Broken("a fault in one episode of two", {"s01.yaml": one('"Joe meets') + one("Joe hurts Mara").replace("E01", "E02")}, ("PV001", "s01.yaml", 5, "never closed"), (*KEPT, "S01E02.1/1")),
    # lines
    Broken("an unknown subject", {"s01.yaml": one("Jo meets Mara")}, ("PV003", "s01.yaml", 5, "did you mean “Joe”?")),
    Broken("an unknown object", {"s01.yaml": one("Joe meets Marra")}, ("PV003", "s01.yaml", 5, "“Marra”")),
    Broken("an unknown verb", {"s01.yaml": one("Joe comfrots Mara")}, ("PV004", "s01.yaml", 5, "“comforts”"), (*KEPT, "S01E01.1/1")),
    Broken("an unknown state", {"s01.yaml": one("Joe plays tron")}, ("PV005", "s01.yaml", 5, "“torn”")),
    Broken("a severity out of range", {"s01.yaml": one("Joe hurts Mara; severity 1e400")}, ("PV006", "s01.yaml", 5, "“1e400”"), (*KEPT, "S01E01.1/1")),
    Broken("a later that never ends", {"s01.yaml": one("Joe hurts Mara; later 999999 centuries")}, ("PV006", "s01.yaml", 5, "999999 centuries"), (*KEPT, "S01E01.1/1")),
    Broken("a day of nan", {"s01.yaml": one("Joe hurts Mara; day nan")}, ("PV006", "s01.yaml", 5, "“nan”"), (*KEPT, "S01E01.1/1")),
    Broken("semicolons alone", {"s01.yaml": one('";;;"')}, ("PV014", "s01.yaml", 5, "empty")),
    Broken("nine hundred clauses", {"s01.yaml": one("Joe hurts Mara" + "; nonsense" * 900)}, ("PV006", "s01.yaml", 5, "“nonsense”"), (*KEPT, "S01E01.1/1")),
    # the order
    Broken("an episode that is none", {"s01.yaml": one("Joe meets Mara").replace("S01E01", "Pilot")}, ("PV011", "s01.yaml", 1, "“Pilot”")),
    Broken("an episode of 40 digits", {"s01.yaml": one("Joe meets Mara").replace("E01", "E" + "9" * 40)}, ("PV011", "s01.yaml", 1, "not a position")),
    Broken("an episode in other digits", {"s01.yaml": one("Joe meets Mara").replace("S01", "S٠١")}, NOTHING, (*KEPT, "S01E01.1/1")),
    Broken("a script whose name is not a position", {"draft.fountain": "INT. BAR\n\n[[prev: Joe meets Mara]]\n"}, ("PV011", "draft.fountain", 1, "“draft”")),
    Broken("going back", {"s01.yaml": "S01E01:\n  scenes:\n    1: {day: 9}\n    2: {day: 3}\n"}, ("PV010", "s01.yaml", 4, "from day 9 to day 3")),
    Broken("going round", {"s01.yaml": one("Joe hurts Mara; retells S01E01.1/1; because of S01E01.1/1")}, ("PV011", "s01.yaml", 5, "circle"), (*KEPT, "S01E01.1/1")),
    Broken("a scene twice", {"s01.yaml": "S01E01:\n  scenes:\n    1: {lines: [Joe meets Mara]}\n    1: {place: bar}\n"}, ("PV009", "s01.yaml", 4, "“1”"), (*KEPT, "S01E01.1/1")),
    Broken("a day of infinity", {"s01.yaml": "S01E01:\n  scenes:\n    1: {day: inf, lines: [Joe meets Mara]}\n"}, ("PV008", "s01.yaml", 3, "“inf”"), (*KEPT, "S01E01.1/1")),
    Broken("a day of 1e300", {"s01.yaml": "S01E01:\n  scenes:\n    1: {flashback: -1e300, lines: [Joe meets Mara]}\n"}, ("PV008", "s01.yaml", 3, "-1e300"), (*KEPT, "S01E01.1/1")),
    Broken("scenes that are a text", {"s01.yaml": "S01E01:\n  scenes: all of them\n"}, ("PV008", "s01.yaml", 2, "keys and values")),
    Broken("who is there as a map", {"s01.yaml": "S01E01:\n  scenes:\n    1: {present: {joe: yes}, lines: [Joe meets Mara]}\n"}, ("PV008", "s01.yaml", 3, "must be a list"), (*KEPT, "S01E01.1/1")),
    # story.yaml
    Broken("story.yaml as a list", {"story.yaml": "- title\n- cast\n"}, ("PV001", "story.yaml", 1, "keys"), ()),
    Broken("the cast as a list", {"story.yaml": "title: Harbour\ncast: [mara, joe]\n"}, ("PV008", "story.yaml", 2, "“cast”"), ()),
    Broken("a fault in one entry of the cast", {"story.yaml": 'title: Harbour\ncast:\n  mara: {name: "Mara\n  joe: Joe\n  ann: Ann\n'}, ("PV001", "story.yaml", 3, "")),
    Broken("an id twice", {"story.yaml": "title: Harbour\ncast:\n  joe: Joe\n  ann: Ann\n  joe: Joseph\n"}, ("PV009", "story.yaml", 5, "“joe”")),
    Broken("a name twice", {"story.yaml": "title: H\ncast: {joe: Joe, ann: Ann, other: Ann}\n"}, ("PV016", "story.yaml", 2, "“Ann” already names ann")),
    Broken("a name that is empty", {"story.yaml": "title: H\ncast: {joe: Joe, ann: Ann, mara: {name: ' ', aliases: ['', '…']}}\n"}, ("PV008", "story.yaml", 2, "empty")),
    Broken("positions without fields", declared("positions: Episode\n"), ("PV008", "story.yaml", 3, "“Episode”")),
    Broken("positions with a field twice", declared("positions: '{a}.{a}'\n"), ("PV008", "story.yaml", 3, "each once")),
    Broken("positions of the scene alone", declared("positions: '{scene}'\n"), ("PV008", "story.yaml", 3, "{scene}")),
    Broken("a clock that runs backwards", declared("clock: {episode: -1}\n"), ("PV008", "story.yaml", 3, "“-1”")),
    Broken("a clock without end", declared("clock: {season: inf}\n"), ("PV008", "story.yaml", 3, "“inf”")),
    Broken("a clock with no date", declared("clock: {date: someday}\n"), ("PV008", "story.yaml", 3, "someday")),
    Broken("a temperament of nan", {"story.yaml": "title: H\ncast: {joe: {name: Joe, temperament: {openness: nan}}, ann: Ann}\n"}, ("PV008", "story.yaml", 2, "“nan”")),
    Broken("a factor nobody has", {"story.yaml": "title: H\ncast: {joe: {name: Joe, temperament: {neuroticism: 1}}, ann: Ann}\n"}, ("PV007", "story.yaml", 2, "“neuroticism”")),
    Broken("a bond with nobody", {"story.yaml": "title: H\ncast: {joe: {name: Joe, bonds: {nobody: 1}}, ann: Ann}\n"}, ("PV003", "story.yaml", 2, "“nobody”")),
    Broken("a before without a line", declared("before: [{day: 3}]\n"), ("PV008", "story.yaml", 3, "needs a line")),
    Broken("a before at no time", declared("before: [{day: once, line: Joe meets Mara}]\n"), ("PV008", "story.yaml", 3, "“once”"), (*KEPT, "before.1/1")),
    Broken("a verb of nothing", declared("verbs: {sings: {roles: 3, object: loud, severity: high, takes: [songs]}}\n"), ("PV008", "story.yaml", 3, "")),
    Broken("a verb's form that is empty", declared("verbs: {sings: {forms: ['', '…']}}\n"), NOTHING),
    # premises
    Broken("a premise of nothing", declared("premises: [{id: a, always: ''}]\n"), ("PV013", "story.yaml", 3, "this condition is empty")),
    Broken("a premise that imports", declared("premises: [{id: a, always: \"__import__('os').system('true')\"}]\n"), ("PV013", "story.yaml", 3, "not a read-out")),
    Broken("a premise with a lambda", declared("premises: [{id: a, always: '(lambda: 1)()'}]\n"), ("PV013", "story.yaml", 3, "lambda")),
    Broken("a premise with powers", declared("premises: [{id: a, always: '9**9**9 > 1'}]\n"), ("PV013", "story.yaml", 3, "**")),
    Broken("a premise with a long text", declared("premises: [{id: a, always: '\"a\" * 1000000000 == 1'}]\n"), ("PV013", "story.yaml", 3, "only numbers are added")),
    Broken("a premise that pads a text", declared("premises: [{id: a, always: \"'%999999999d' % 1 == 1\"}]\n"), ("PV013", "story.yaml", 3, "“%”")),
    Broken("a premise that formats a text", declared("premises: [{id: a, always: 'f\"{1:>999999999}\" == 1'}]\n"), ("PV013", "story.yaml", 3, "an f-string")),
    Broken("a premise of 10,000 signs", declared(f"premises: [{{id: a, always: '{'1 + ' * 2500}1'}}]\n"), ("PV013", "story.yaml", 3, "too long")),
    Broken("a premise of 900 brackets", declared(f"premises: [{{id: a, always: '{'-' * 900}1'}}]\n"), ("PV013", "story.yaml", 3, "levels of brackets")),
    Broken("a premise of two lines", declared("premises: [{id: a, always: '1; 2'}]\n"), ("PV013", "story.yaml", 3, "cannot be read")),
    Broken("a premise about nobody", declared("premises: [{id: a, always: alive(nobody)}]\n"), ("PV013", "story.yaml", 3, "“nobody”")),
    Broken("a premise that compares names", declared("premises: [{id: a, always: 'distress(joe) < mara'}]\n"), ("PV013", "story.yaml", 3, "not supported")),
    Broken("a premise of both kinds", declared("premises: [{id: a, always: '1', never: '1'}]\n"), ("PV008", "story.yaml", 3, "either")),
    # events.jsonl
    Broken("lines of no kind in events.jsonl", {"events.jsonl": "hello\n\n{}\n[]\nnull\n" + '{"at": "S01E01.1", "line": "Joe meets Mara"}'}, ("PV001", "events.jsonl", 1, "not a logged event"), (*KEPT, "S01E01.1/1")),
    Broken("events.jsonl with a day of 1e999", {"events.jsonl": '{"at": "S01E01.1", "line": "Joe meets Mara", "day": 1e999}'}, ("PV001", "events.jsonl", 1, "")),
    Broken("events.jsonl nested 100,000 deep", {"events.jsonl": '{"at": ' + "[" * 100_000}, ("PV001", "events.jsonl", 1, "")),
    Broken("events.jsonl at no position", {"events.jsonl": '{"at": "nowhere", "line": "Joe meets Mara"}'}, ("PV011", "events.jsonl", 1, "“nowhere”")),
]  # fmt: skip


def written(folder: Path, files: dict[str, Text]) -> Path:
    """A folder with these files, over a good story."""
    for name, text in ({"story.yaml": STORY, "s02.yaml": GOOD} | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return folder


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.what)
def test_what_is_wrong_is_said_in_its_place_and_the_rest_is_there(broken: Broken, tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, broken.files))
    found = story.check()
    code, path, line, words = broken.found
    said = [(f.code, f.span.path, f.span.line, f.message) for f in found]
    assert any(s[:3] == (code, path, line) and words in s[3] for s in said) if code else not found, said
    assert set(broken.kept) <= set(story.canon.addresses)
    assert all(len(f.message) < 500 for f in found)


def test_findings_of_the_text_are_findings_of_the_check(tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, {"s01.yaml": one("Jo meets Mara")}))
    assert [f.code for f in story.findings] == [f.code for f in story.check()] == ["PV003"]


def link_out(folder: Path) -> None:
    (folder.parent / "elsewhere.yaml").write_text(one("Joe kills Mara"))
    (folder / "s01.yaml").symlink_to("../elsewhere.yaml")


def link_to_itself(folder: Path) -> None:
    (folder / "s01.yaml").symlink_to("s01.yaml")


def link_to_nothing(folder: Path) -> None:
    (folder / "s01.yaml").symlink_to("nowhere.yaml")


def folder_out(folder: Path) -> None:
    (folder.parent / "other").mkdir()
    (folder.parent / "other" / "s01.yaml").write_text(one("Joe kills Mara"))
    (folder / "more").symlink_to("../other")


def folder_round(folder: Path) -> None:
    (folder / "more").symlink_to(".")


def folder_as_file(folder: Path) -> None:
    (folder / "s01.yaml").mkdir()


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "s01.yaml")


@pytest.mark.parametrize(
    ("make", "path", "words"),
    [
        (link_out, "s01.yaml", "out of the story’s folder"),
        (link_to_itself, "s01.yaml", "link"),
        (link_to_nothing, "s01.yaml", "not a file"),
        (folder_out, "more", "out of the story’s folder"),
        (folder_round, "more", "not followed"),
        (folder_as_file, "s01.yaml", "a folder"),
        (pipe, "s01.yaml", "not a file"),
    ],
)
def test_what_is_no_file_of_the_story_is_not_read(
    make: Callable[[Path], None], path: str, words: str, tmp_path: Path
) -> None:
    folder = written(tmp_path / "story", {})
    make(folder)
    story = pv.open(folder)
    assert [(f.code, f.span.path) for f in story.findings] == [("PV001", path)]
    assert words in story.findings[0].message
    assert set(story.canon.addresses) == set(KEPT)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff", " ", "S01E01:\n", "S01E01: {}\n"])
@pytest.mark.parametrize("name", ["s01.yaml", "s01e01.fountain", "events.jsonl"])
def test_what_is_empty_says_nothing(name: str, text: str, tmp_path: Path) -> None:
    if name != "s01.yaml" and text.strip("\ufeff \n"):
        return
    story = pv.open(written(tmp_path, {name: text}))
    assert story.check() == ()
    assert set(story.canon.addresses) == set(KEPT)


@pytest.mark.parametrize("text", ["", "title: Harbour\n", "# who?\n", "cast:\n"])
def test_a_story_of_nobody_has_nobody(text: str, tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, {"story.yaml": text}))
    assert {f.code for f in story.check()} == {"PV004"}
    assert [episode.at for episode in story.canon.episodes] == ["S02E01"]


def test_line_ends_and_the_byte_order_mark_are_nobodys_business(tmp_path: Path) -> None:
    text = one("Joe meets Mara").replace("\n", "\r\n").encode("utf-8-sig")
    story = pv.open(written(tmp_path, {"s01.yaml": text}))
    assert story.check() == ()
    assert story.canon.addresses["S01E01.1/1"].span.line == 5


def test_a_folder_within_that_is_a_story_of_its_own_is_left_to_itself(tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, {"spin-off/story.yaml": STORY, "spin-off/s01.yaml": one("Joe kills Mara")}))
    assert story.check() == ()
    assert set(story.canon.addresses) == set(KEPT)


Call = Callable[[pv.Story, Path], object]
PLANS: dict[str, Text] = {
    "plans/good.yaml": one("Joe hurts Mara"),
    "plans/empty.yaml": "",
    "plans/latin.yaml": b"S03E01:\n  title: caf\xe9\n",
}
RAISES: list[tuple[str, Call, type[pv.PreviouslyError], str]] = [
    ("no folder", lambda _, path: pv.open(path / "nowhere"), pv.UnreadableInput, "has no story.yaml"),
    ("a file", lambda _, path: pv.open(path / "s02.yaml"), pv.UnreadableInput, "is a file, and a story is"),
    ("a NUL in a path", lambda _, path: pv.open(f"{path}/\0"), pv.UnreadableInput, "has no story.yaml"),
    ("a path too long", lambda _, path: pv.open(f"{path}/{'x' * 5000}"), pv.UnreadableInput, "has no story.yaml"),
    ("no text for story.yaml", lambda *_: pv.story_of({"s01.yaml": ""}), pv.BadRequest, "story.yaml"),
    ("no such plan", lambda story, _: story.plan("plans/none.yaml"), pv.UnreadableInput, "it has empty.yaml, good.yaml"),
    ("a plan outside", lambda story, _: story.plan("../outside.yaml"), pv.UnreadableInput, "there is no plan"),
    ("a plan by an absolute path", lambda story, _: story.plan("/etc/passwd"), pv.UnreadableInput, "there is no plan"),
    ("a folder for a plan", lambda story, _: story.plan("plans"), pv.UnreadableInput, "there is no plan"),
    ("a NUL in a plan's name", lambda story, _: story.plan("\0"), pv.UnreadableInput, "there is no plan"),
    ("nothing for a plan's name", lambda story, _: story.plan(""), pv.UnreadableInput, "there is no plan"),
    ("a plan of a story without a folder", lambda *_: pv.story_of({"story.yaml": STORY}).plan("x"), pv.UnreadableInput, "no folder"),
    ("nobody", lambda story, _: story.headspace("Marra"), pv.UnknownName, "did you mean “Mara”?"),
    ("nobody at all", lambda story, _: story.headspace(""), pv.UnknownName, "called “”"),
    ("no position", lambda story, _: story.headspace("Joe", at="tomorrow"), pv.UnknownPosition, "“tomorrow”"),
    ("nothing for a position", lambda story, _: story.headspace("Joe", at=""), pv.UnknownPosition, "“” is not a position"),
    ("no such scene", lambda story, _: story.headspace("Joe", at="S02E01.99"), pv.UnknownPosition, "S02E01.99"),
    ("a scene of no episode", lambda story, _: story.headspace("Joe", at="S07E01.1"), pv.UnknownPosition, "S07E01.1"),
    ("a position of 40 digits", lambda story, _: story.headspace("Joe", at=f"S{'9' * 40}E01"), pv.UnknownPosition, "not a position"),
    ("unknown company", lambda story, _: story.headspace("Joe", present=["Jo"]), pv.UnknownName, "“Jo”"),
    ("without nobody", lambda story, _: story.what_if(without="Jo"), pv.UnknownName, "“Jo”"),
    ("without no event", lambda story, _: story.what_if(without="S02E01.1/9"), pv.UnknownName, "S02E01.1/9"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "words"), [row[1:] for row in RAISES], ids=[row[0] for row in RAISES])
def test_a_callers_mistake_is_one_sentence(
    call: Call, error: type[pv.PreviouslyError], words: str, tmp_path: Path
) -> None:
    (tmp_path / "outside.yaml").write_text(one("Joe hurts Mara"))
    folder = written(tmp_path / "story", PLANS)
    story = pv.open(folder)
    with pytest.raises(error) as raised:
        call(story, folder)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)
    assert type(raised.value) is error


def test_plans_are_found_by_path_and_by_name_and_say_what_is_wrong_with_them(tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, PLANS))
    for name in ("plans/good.yaml", "good", str(tmp_path / "plans" / "good.yaml")):
        assert "S01E01.1/1" in story.plan(name).canon.addresses
    assert story.plan("empty").check() == ()
    assert [(f.code, f.span.path, f.span.line) for f in story.plan("latin").check()] == [
        ("PV001", "plans/latin.yaml", 2),
    ]
