"""The same check again says the same, byte for byte, worked out or read; and never what is no longer so."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.core.finding import Finding, Remark
from previously.formats.cache import Cache
from previously.live import warm
from previously.live.warm import Asked, found_again, found_in
from previously.story.story import open_story
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.strategies import NAMES, drafts, lines
from tests.surfaces.conftest import Typed

STORIES = Path(__file__).parents[2] / "stories"
FORMATS = ("text", "json", "sarif", "github")
SHIPPED = sorted(str(path.parent.relative_to(STORIES)) for path in STORIES.rglob("story.yaml"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """The cache that commands use in this test."""
    monkeypatch.setenv("PREVIOUSLY_CACHE", str(tmp_path / "cache"))
    return Cache()


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """The checks that were not read from the cache."""
    told: list[Asked] = []
    story = warm._Inputs.story

    def opened(inputs: warm._Inputs) -> object:
        told.append(inputs.asked)
        return story(inputs)

    monkeypatch.setattr(warm._Inputs, "story", opened)
    return told


def kept(cache: Cache) -> int:
    """How many answers are kept."""
    return len(list(cache.folder.iterdir())) if cache.folder.exists() else 0


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_story_is_told_the_same_cold_and_warm(
    name: str, typed: Typed, cache: Cache, worked_out: list[Asked]
) -> None:
    asked = ["check", str(STORIES / name), "--hints"]
    cold = [typed(*asked, "--format", one, "--no-cache") for one in FORMATS]
    assert kept(cache) == 0
    first = [typed(*asked, "--format", one) for one in FORMATS]
    assert len(worked_out) == kept(cache) == 1, "every form is made of the one answer"
    again = [typed(*asked, "--format", one) for one in FORMATS]
    assert len(worked_out) == 1
    assert cold == first == again


def test_a_plan_somebody_left_out_and_a_choice_of_rules_are_checks_of_their_own(typed: Typed, cache: Cache) -> None:
    story = str(STORIES / "jessica-jones")
    ways = ("", "--plan=plans/hovercar.yaml", "--without=kilgrave", "--select=PV2", "--ignore=PV2")
    cold = [typed("check", story, *way.split(), "--no-cache") for way in ways]
    for _ in range(2):
        assert [typed("check", story, *way.split()) for way in ways] == cold
    assert kept(cache) == len(ways)


def test_a_check_that_reads_more_is_one_of_its_own(
    typed: Typed, cache: Cache, lighthouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = typed("check", str(lighthouse))
    monkeypatch.setenv("PREVIOUSLY_ROWS", "10")
    assert "story is too long" in typed("check", str(lighthouse)).out
    monkeypatch.delenv("PREVIOUSLY_ROWS")
    assert typed("check", str(lighthouse)) == whole
    assert kept(cache) == 2


def test_an_audience_leaves_nothing_behind_and_reads_nothing(typed: Typed, cache: Cache) -> None:
    typed("check", str(STORIES / "jessica-jones"), "--seen", "S01E05")
    assert kept(cache) == 0


CHANGES: dict[str, Callable[[Path], object]] = {
    "a line": lambda at: append(at / "s01.yaml", "        - Joe kills Mara\n"),
    "a script": lambda at: append(at / "s01e02.fountain", "\n[[prev: Joe kills Mara]]\n"),
    "the cast": lambda at: append(at / "story.yaml", "nonsense: here\n"),
    "a new file": lambda at: (at / "s02.yaml").write_text("S02E01:\n  scenes: {1: {lines: [Nobody waits]}}\n"),
    "one less": lambda at: (at / "s01e02.fountain").unlink(),
    "bytes that are no text": lambda at: (at / "s03.yaml").write_bytes(b"S03E01: \xff\n"),
    "an article": lambda at: (at / "press" / "new.txt").write_bytes(b"\xff\n"),
}


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_saved_is_seen(change: str, typed: Typed, lighthouse: Path) -> None:
    before = lighthouse.parent / "before"
    shutil.copytree(lighthouse, before)
    first = typed("check", "--hints")
    CHANGES[change](lighthouse)
    assert typed("check", "--hints") == typed("check", "--hints") == typed("check", "--hints", "--no-cache") != first
    shutil.rmtree(lighthouse / "press")
    shutil.copytree(before, lighthouse, dirs_exist_ok=True)
    for new in {path.name for path in lighthouse.iterdir()} - {path.name for path in before.iterdir()}:
        (lighthouse / new).unlink()
    assert typed("check", "--hints") == first


@pytest.mark.usefixtures("cache")
def test_a_plan_that_is_saved_is_seen(typed: Typed, lighthouse: Path) -> None:
    plan, asked = lighthouse / "plans" / "draft.yaml", ("check", "--plan", "plans/draft.yaml")
    first = typed(*asked)
    plan.write_text(plan.read_text("utf-8").replace("lines:", "nonsense: 1\n      lines:", 1), "utf-8")
    assert typed(*asked) == typed(*asked) == typed(*asked, "--no-cache") != first


def test_another_program_reads_nothing_of_this_one(
    cache: Cache, lighthouse: Path, worked_out: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(lighthouse)
    first = found_again(asked, cache)
    monkeypatch.setattr(warm, "program", lambda: ("another",))
    assert found_again(asked, cache) == found_again(asked, cache)
    assert len(worked_out) == 2
    assert first.extent == found_again(asked, cache).extent


@pytest.mark.parametrize(
    "content", [b"", b"\xc1", b"\x81\xa6extent\x01", msgspec.msgpack.encode([[]] * 9), b"\x91" * 99_999]
)
def test_whole_files_with_something_else_in_them_are_misses(
    content: bytes, cache: Cache, lighthouse: Path, worked_out: list[Asked]
) -> None:
    asked = Asked(lighthouse)
    first = found_again(asked, cache)
    cache.put(warm._Inputs(asked).key, content)
    assert found_again(asked, cache).extent == first.extent
    assert len(worked_out) == 2
    found_again(asked, cache)
    assert len(worked_out) == 2, "the answer has taken its place"


def test_what_was_saved_during_a_check_is_no_answer_to_it(
    cache: Cache, lighthouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_in = warm.found_in

    def slow(*arguments: object) -> object:
        append(lighthouse / "s01.yaml", "# saved meanwhile\n")
        return found_in(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(warm, "found_in", slow)
    found_again(Asked(lighthouse), cache)
    assert kept(cache) == 0


@law(20)
@given(drafts(most=2), st.data())
def test_a_random_story_is_told_the_same_cold_warm_and_edited(
    tmp_path_factory: pytest.TempPathFactory, draft: Draft, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("story")
    cache = Cache(folder.parent / f"{folder.name}-cache")
    edited = draft.then(data.draw(lines(NAMES[:2])))
    for told in (draft, edited, draft):
        for name, text in told.files().items():
            (folder / name).write_text(text, "utf-8")
        anew = found_in(open_story(folder), None)
        for _ in range(2):
            found = found_again(Asked(folder), cache)
            assert found.extent == anew.extent
            assert [*map(said, found.findings)] == [*map(said, anew.findings)]
    assert kept(cache) == 2


def said(finding: Finding) -> tuple[object, ...]:
    """All that is ever shown of a finding."""
    sides = [(side.event, side.at, str(side.span), side.text) for side in finding.because]
    remark, where = Remark.of(finding), (str(finding.span), finding.span.column)
    return remark, where, finding.severity, finding.message, finding.fix, sides
