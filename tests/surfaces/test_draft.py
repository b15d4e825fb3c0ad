"""Proposals pass the gate or they do not; what is accepted and taken out again leaves every byte as it was."""

import json
from itertools import count
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from previously.core.errors import BadRequest, PreviouslyError, UnreadableInput
from previously.core.proposal import Proposal
from previously.formats.writing import write
from previously.formats.yaml.proposals import read_proposals, written
from previously.live.room import Room
from previously.surfaces.cli.main import cli
from previously.surfaces.deeds.propose import KEPT, propose
from tests.surfaces.conftest import Typed

STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
ITEMS = (
    "S01E01:\r\n  scenes:\r\n    1:\r\n      lines:   # why\r\n      - Joe meets Mara\r\n"
    "    2:\r\n      present: [ann, joe]\r\n      lines: [Ann meets Joe]\r\n"
)
BLOCK = "S01E01:\n  scenes:\n    1:\n      lines: |\n        Joe meets Mara\n    2: {lines: [Ann meets Joe]}"
LAYOUTS = (ITEMS, BLOCK)
TOLD = (
    "Joe slapped Mara.",
    "“The boat sank,” Joe lied.",
    "Joe never kissed Ann.",
    "Ann almost shot Joe.",
    "If Mara had robbed Joe, he would have wept.",
    "Ann dreamt that Joe drowned Mara.",
    "“Mara stabbed Joe,” said Ann.",
    "Did Joe rob Ann?",
    "Mara slapped Joe — hard.",
)
BORNE = {"Joe slapped Mara", "The boat sank", "Mara slapped Joe"}
"""The quotes of deeds that the page tells."""
QUOTES = (
    *BORNE, "kissed Ann", "shot Joe", "Mara had robbed Joe", "Joe drowned Mara", "Mara stabbed Joe", "rob Ann",
    "Joe stabbed Ann", "Joe", "slap", "", "Joe slapped Mara. “The boat",
)  # fmt: skip
LINES = (
    "Joe slaps Mara", "Joe lies to Mara", "Joe kisses Ann", "Ann shoots Joe", "Mara robs Joe", "Joe drowns Mara",
    "Mara stabs Joe", "Joe robs Ann", "Mara slaps Joe", "Zed slaps Mara", "Joe slaps Zed", "Joe meets Mara",
    "Joe ponders", "Joe slaps Mara; quoting Joe", "", "Joe slaps [[Mara]]", "Joe enters", "Joe does not slap Mara",
)  # fmt: skip
given_proposals = st.lists(
    st.builds(
        Proposal, st.just(""), st.sampled_from(["S01E01.1", "S01E01.2", "S01E01.9", "S02E01", "x"]),
        st.sampled_from(LINES), st.sampled_from(QUOTES), st.just(1.0), st.just(1),
    ),
    min_size=1, max_size=5,
).map(lambda found: [Proposal(f"p{n}", o.at, o.line, o.quote, 1.0, n) for n, o in enumerate(found)])  # fmt: skip
often = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A story with a page."""
    return laid_out(tmp_path / "told", ITEMS)


def laid_out(root: Path, season: str) -> Path:
    """The same story, in this layout."""
    page = "# 1\n\n" + "\n\n".join(TOLD) + "\n\n# 2\n\nThey met.\n"
    files = {"story.yaml": STORY, "s01.yaml": season, "manuscript/s01e01.md": page}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    (root / KEPT).unlink(missing_ok=True)
    return root


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of the story, but for what is remembered of proposals."""
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.*") if path.name != "decided.jsonl"
    }


def one(line: str, quote: str, at: str = "S01E01.1") -> Proposal:
    """A proposal."""
    return Proposal("a", at, line, quote, 1.0, 1)


@often
@given(given_proposals, st.sampled_from(LAYOUTS))
def test_nothing_enters_that_the_page_does_not_bear_and_all_of_it_can_be_taken_out(
    tmp_path: Path, proposals: list[Proposal], season: str
) -> None:
    root = laid_out(tmp_path / "told", season)
    room, before = Room(root), files_of(root)
    old = {entry.id: entry.text for entry in room.story().canon.entries()}
    answer = propose(room, proposals, accept=["all"])
    new = {entry.id: entry.text for entry in room.story().canon.entries()}
    assert old.items() <= new.items()
    entered = [row for row in answer.proposals if row.stands == "accepted"]
    assert {text for id_, text in new.items() if id_ not in old} == {f"{r.line}; quoting “{r.quote}”" for r in entered}
    assert all(row.quote in BORNE and row.at == "S01E01.1" and "Zed" not in row.line for row in entered)
    assert all(row.why for row in answer.proposals if row.stands == "refused")
    assert not [finding for finding in room.story().check() if finding.code[:3] in {"PV0", "PV7"}]
    back = propose(room, proposals, reject=[row.id for row in entered])
    assert files_of(root) == before
    assert all(row.stands != "accepted" for row in back.proposals)


@pytest.mark.parametrize(
    ("line", "quote", "why"),
    [
        ("Joe slaps Mara", "Joe slapped Mara", ""),
        ("Joe lies to Mara", "The boat sank", ""),
        ("Joe slaps Mara", "Joe slapped Ann", "its quote is not on the page"),
        ("Joe kisses Ann", "kissed Ann", "the page denies it: “never”"),
        ("Ann shoots Joe", "shot Joe", "the page only tries or wants it: “almost”"),
        ("Mara robs Joe", "Mara had robbed Joe", "the page leaves it open: “if”"),
        ("Joe drowns Mara", "Joe drowned Mara", "the page dreams it: “dreamt”"),
        ("Mara stabs Joe", "Mara stabbed Joe", "its quote is what somebody says, and the line is no word of theirs"),
        ("Joe robs Ann", "rob Ann", "the page asks it"),
        ("Joe slaps Mara", "Joe", "its quote stands in several places"),
        ("Joe meets Mara", "Joe slapped Mara", "its scene tells that already"),
        ("Joe slaps Zed", "Joe slapped Mara", "“Zed” is nobody of the cast"),
        ("Joe ponders", "Joe slapped Mara", "it is not read as something that happens"),
    ],
)
def test_the_gate_says_why(told: Path, line: str, quote: str, why: str) -> None:
    (row,) = propose(Room(told), [one(line, quote)]).proposals
    assert why in row.why if why else row.stands == "passes"


def test_a_quote_belongs_to_its_scene(told: Path) -> None:
    (row,) = propose(Room(told), [one("Joe slaps Mara", "Joe slapped Mara", "S01E01.2")]).proposals
    assert "its quote is on the page of S01E01.1, not of S01E01.2" in row.why


def test_what_changes_how_another_line_is_read_is_refused(told: Path) -> None:
    laid_out(told, BLOCK)
    page = told / "manuscript/s01e01.md"
    page.write_text(page.read_text("utf-8").replace("They met.", "Mara slapped Ann."), "utf-8")
    (row,) = propose(Room(told), [one("Mara slaps Ann", "Mara slapped Ann", "S01E01.2")]).proposals
    assert row.why == ("it changes how another line is read",)  # Mara would have been there when Ann met Joe


@pytest.mark.parametrize("season", ["S01E02: {scenes: {1: {lines: [Joe meets Ann]}}}\n", ITEMS.partition("    2:")[0]])
def test_a_scene_that_has_only_a_page_gets_its_line_in_the_log(tmp_path: Path, season: str) -> None:
    root = laid_out(tmp_path / "told", season)
    page = root / "manuscript/s01e01.md"
    page.write_text(page.read_text("utf-8").replace("They met.", "Mara slapped Ann."), "utf-8")
    before, proposal = files_of(root), one("Mara slaps Ann", "Mara slapped Ann", "S01E01.2")
    assert propose(Room(root), [proposal], accept=["a"]).proposals[0].stands == "accepted"
    assert [entry.text for entry in Room(root).story().canon.entries() if entry.id == "S01E01.2/1"] == [
        "Mara slaps Ann; quoting “Mara slapped Ann”"
    ]
    propose(Room(root), [proposal], reject=["a"])
    assert files_of(root) == before


def test_what_is_rejected_is_not_proposed_again_with_that_quote(told: Path) -> None:
    room = Room(told)
    assert propose(room, [one("Joe slaps Mara", "Joe slapped Mara")], reject=["a"]).proposals[0].stands == "rejected"
    again = propose(Room(told), [one("Joe hits Mara", "“JOE slapped  Mara”")], accept=["all"])
    assert again.proposals[0].stands == "rejected"
    assert not [finding for finding in Room(told).story().check() if "decided" in finding.span.path]


@pytest.mark.parametrize("deed", ["accept", "reject"])
@pytest.mark.parametrize("last", range(3))
def test_a_writer_killed_at_any_moment_loses_nothing(
    told: Path, monkeypatch: pytest.MonkeyPatch, last: int, deed: str
) -> None:
    before, proposal, writes = files_of(told), one("Joe slaps Mara", "Joe slapped Mara"), count()

    def killed(place: Path, content: bytes, over: str = "*") -> Path | None:
        if next(writes) >= last:
            raise UnreadableInput("the machine has stopped")
        return write.write_bytes(place, content, over)

    if deed == "reject":
        propose(Room(told), [proposal], accept=["a"])
    for module in ("propose", "decided"):
        monkeypatch.setattr(f"previously.surfaces.deeds.{module}.write_bytes", killed)
    with pytest.raises(PreviouslyError):
        propose(Room(told), [proposal], ["a"] * (deed == "accept"), ["a"] * (deed == "reject"))
    monkeypatch.undo()
    (row,) = propose(Room(told), [proposal]).proposals
    stands = b"slaps" in files_of(told)["s01.yaml"]
    assert row.stands == ("accepted" if stands else "passes" if deed == "accept" else "rejected")
    assert stands == ((last == 2) if deed == "accept" else (last < 2))
    propose(Room(told), [proposal], reject=["a"])
    assert files_of(told) == before


def test_what_other_lines_rest_on_goes_by_its_own_row(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "told", "S01E02: {scenes: {1: {lines: [Joe meets Ann]}}}\n")
    first, second = one("Joe slaps Mara", "Joe slapped Mara"), one("Mara slaps Joe", "Mara slapped Joe")
    second = replace(second, id="b")
    propose(Room(root), [first, second], accept=["all"])
    propose(Room(root), [first], reject=["a"])
    assert [entry.text for entry in Room(root).story().canon.entries() if entry.scene.at == "S01E01.1"] == [
        "Mara slaps Joe; quoting “Mara slapped Joe”"
    ]


NEW = "Ann almost shot Joe. Zed laughed."
PEOPLE = [
    ("Zed", "Zed laughed", ""),
    ("Zed Vale; aliases Zed; pronouns he", "Zed laughed", ""),
    ("Zed", "Ann almost shot Joe", "its quote does not name them"),
    ("Joe", "Ann almost shot Joe", "that is a name of Joe already"),
    ("Zed; id ann", "Zed laughed", "the cast has somebody by the id “ann”: say “id …” behind the name"),
    ("Zed; pronouns x", "Zed laughed", "a person is “Name; aliases A, B; pronouns she”, he or they"),
    ("Zed", "Zed wept", "its quote is not on the page"),
]
CASTS = (
    "cast: {mara: Mara, joe: Joe, ann: Ann}\n",
    "cast:\r\n  mara: Mara  # she\r\n  joe: Joe\r\n  ann: Ann\r\nscope: home",
)


@pytest.mark.parametrize("cast", CASTS)
@pytest.mark.parametrize(("line", "quote", "why"), PEOPLE)
def test_a_person_comes_into_the_cast_in_its_layout_and_goes_again(
    told: Path, line: str, quote: str, why: str, cast: str
) -> None:
    page = told / "manuscript/s01e01.md"
    page.write_text(page.read_text("utf-8").replace("Ann almost shot Joe.", NEW), "utf-8")
    (told / "story.yaml").write_bytes(f"title: Harbour\n{cast}".encode())
    before, person = files_of(told), replace(one(line, quote), kind="person")
    (row,) = propose(Room(told), [person], accept=["person"]).proposals
    assert any(one.startswith(why) for one in row.why) if why else row.stands == "accepted"
    if not why:
        canon = Room(told).story().canon
        assert [*canon.cast] == ["mara", "joe", "ann", "zed"]
        assert canon.cast["zed"].name == line.partition(";")[0]
        propose(Room(told), [person], reject=["a"])
    assert files_of(told) == before


@pytest.mark.parametrize("season", [*LAYOUTS, "S01E02: {scenes: {1: {lines: [Joe meets Ann]}}}\n"])
def test_a_scene_is_told_who_is_there_where_that_moves_no_line(tmp_path: Path, season: str) -> None:
    root = laid_out(tmp_path / "told", season)
    before = files_of(root)
    scene = replace(one("place quay; present Joe, Mara", "They met", "S01E01.2"), kind="scene")
    (row,) = propose(Room(root), [scene], accept=["scene"]).proposals
    told = next(one for one in Room(root).story().canon.scenes() if one.at == "S01E01.2")
    if season in LAYOUTS:  # Ann meets Joe there
        assert row.stands == "refused"
    else:
        assert (row.stands, told.where, set(told.present)) == ("accepted", "quay", {"joe", "mara"})
        line = replace(one("Mara meets Joe", "They met", "S01E01.2"), id="b")
        assert propose(Room(root), [line], accept=["b"]).proposals[0].stands == "accepted"
        with pytest.raises(BadRequest, match="has lines that rest on this one"):
            propose(Room(root), [scene], reject=["a"])
        propose(Room(root), [scene, line], reject=["a", "b"])
    assert files_of(root) == before


def test_what_was_accepted_in_other_words_is_known_again_by_its_own(told: Path) -> None:
    proposal = one("Joe hits Mara", "Joe slapped Mara")
    propose(Room(told), [proposal], edits={"a": "Joe slaps Mara"})
    (row,) = propose(Room(told), [proposal], accept=["all"]).proposals
    assert (row.stands, row.line) == ("accepted", "Joe slaps Mara")
    assert (row.page.file, row.page.line) == ("manuscript/s01e01.md", 3) if row.page else False


def test_what_is_written_as_proposals_is_read_as_them() -> None:
    every = [
        Proposal("a: #", "S01E01.1", "Joe says: “[no] #1”", "- x: y", 0.25, 1, "fact"),
        Proposal("2", "1", "Mara Quill; aliases Mara", "Mara’s", 1.0, 6, "person", 12),
    ]
    assert [replace(one, row=0) for one in read_proposals("p", written(every))] == [replace(o, row=0) for o in every]


def test_a_line_that_was_edited_since_is_not_taken_out(told: Path) -> None:
    propose(Room(told), [one("Joe slaps Mara", "Joe slapped Mara")], accept=["a"])
    season = told / "s01.yaml"
    season.write_bytes(season.read_bytes().replace(b"Joe slaps", b"Joe hits"))
    with pytest.raises(BadRequest, match="has been edited since"):
        propose(Room(told), [one("Joe slaps Mara", "Joe slapped Mara")], reject=["a"])


def test_the_command(told: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(told)
    rows = "- {id: a, at: S01E01.1, line: Joe slaps Mara, quoting: Joe slapped Mara}\n"
    (told / "proposals").mkdir()
    (told / "proposals/mine.yaml").write_text(rows + "- {id: b, at: S01E01.1, line: Joe lies, quoting: Never}\n")
    said = typed("draft", "--by", "proposals/mine.yaml", "--format", "json", "--accept", "a")
    assert said.code == 1
    assert [row["stands"] for row in json.loads(said.out)["proposals"]] == ["accepted", "refused"]
    assert typed("check").out.startswith("Harbour: nothing")
    assert typed("draft", "--by", "proposals/mine.yaml", "--accept", "z").code == 2
    assert "accepted a [S01E01.1]" in typed("draft", "--accept", "line").out
    (told / "proposals/more.yaml").write_text(rows)
    assert "“a” is proposed twice" in typed("draft", "--reject", "a").err


def test_proposals_are_looked_through_by_key_and_gone_on_with(told: Path) -> None:
    rows = [one("Joe slaps Mara", "Joe slapped Mara"), one("Mara hits Joe", "Mara slapped Joe")]
    rows += [one("Joe lies to Mara", "The boat sank"), one("Ann shoots Joe", "shot Joe")]
    given = [replace(row, id=f"p{number}") for number, row in enumerate(rows)]
    (told / "proposals").mkdir()
    (told / "proposals/mine.yaml").write_text(written(given), "utf-8")
    command = cli.get_command(Context(cli), "draft")
    assert command is not None

    def asked(keys: str) -> str:
        said = CliRunner().invoke(command, ["--review", "--in", str(told)], input=keys, standalone_mode=False)
        assert said.exception is None
        return said.output

    first = asked("xaq")
    assert "S01E01.1], 1 of 4, manuscript/s01e01.md:3" in first
    assert "1 accepted, 0 rejected." in first
    second = asked("eMara ponders\neMara slaps Joe\nr")
    assert "that does not pass: it is not read as something that happens" in second
    assert "Mara slapped Joe — hard." in second
    assert "1 accepted, 1 rejected; 1 other does not pass." in second
    assert "0 accepted, 0 rejected" in asked("")
    assert [entry.text.partition(";")[0] for entry in Room(told).story().canon.entries()][1:3] == [
        "Joe slaps Mara",
        "Mara slaps Joe",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b", "is no list of proposals"),
        ("- {id: a, at: x, line: y}", "this proposal has no “quoting”"),
        (
            "- {id: a, at: x, line: y, quoting: z}\n- {id: a, at: x, line: y, quoting: z}",
            "two proposals have the id “a”",
        ),
        ("- {id: a, at: x, line: y, quoting: z, confidence: 2}", "confidence"),
    ],
)
def test_a_file_of_another_form_is_told_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        read_proposals("p.yaml", text)
