# ruff: noqa: E501 (lists of what to write)
"""Any text at all: read without a crash, in bounded time, and nothing is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.core.codes import TEXT
from previously.core.errors import PreviouslyError
from previously.formats.vocabulary import standard
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import parse
from tests.effort import law

NAMES = [("Jessica Jones", "jessica"), ("Jess", "jessica"), ("Trish", "trish"), ("Kilgrave", "kilgrave")]
LEXICON = Lexicon(NAMES, standard())
STORY = """\
title: Harbour
clock: {episode: 4, season: 120, date: "2015-11-20"}
cast:
  jessica: {name: Jessica Jones, aliases: [Jess], temperament: {stability: -0.5}, bonds: {trish: 0.8}}
  trish: Trish
  kilgrave: {name: Kilgrave, from: S01E01}
before:
  - {day: -5000, told: S01E07, line: "Jessica Jones loses her family; at road; cues car"}
premises:
  - {id: never-cured, always: "vulnerability(jessica, kilgrave) >= 0.2", because: why}
facts: {scarf: basket}
"""
SEASON = """\
S01E01:
  title: Night
  scenes:
    1:
      place: bar
      present: [jessica, trish]
      lines:
        - Kilgrave controls Jess; shattering; at street; later 2 hours
        - Jess plays at ease
    2: {flashback: -540, lines: [Kilgrave captures Jess]}
S01E02:
  scenes:
    1: {lines: [Jess kills Kilgrave; cues purple], bodies: [kilgrave]}
    2: {present: [kilgrave], time: "21:00"}
"""
SCRIPT = """\
Title: Night
Episode: S01E03

INT. BAR - NIGHT

[[prev: Jess works through it; cues purple]]

JESS
I am still here.

EXT. ROOF - SAME

TRISH
(low)
So am I. [[prev: Trish comforts Jess]]
"""
LOG = '{"at": "S01E04.1", "line": "Trish tells Jess; reveals scarf", "present": ["trish"], "day": 40}\n'
FOLDER = {"story.yaml": STORY, "s01.yaml": SEASON, "s01e03.fountain": SCRIPT, "events.jsonl": LOG}

FORMS = [form for verb in standard().verbs for form in verb.forms]
WORDS = [name for name, _ in NAMES] + FORMS + [
    "about", "with", "at", "cues", "severity", "tried", "forced by", "blames", "witnessed by", "reveals", "sets", "from",
    "because of", "for", "later", "day", "stakes", "retells", "source", "intended", "torn", "over it", "at ease", "0.5",
    "1e999", "nan", "-1", "3 weeks", "home", "S01E01.1/1", ";", ";;", ",", "and", "=", '"', "“", "”", "'s", "’s", ".",
    "herself", "S01E01", "-", ":", "#", "[", "]", "{", "}", "\x00", "\u2028", "é", "😀",
]  # fmt: skip
LINES = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=24).map(" ".join) | st.text(max_size=200)
BITS = st.sampled_from(
    ["\n", "\n  ", "\n      - ", ": ", "- ", " #", "&a ", "*a", "!!x ", "|\n", "[", "]", "{", "}", '"', "'", "\t", "\x00",
     "---\n", "...\n", "\r", "\r\n", "\ufeff", "\u2028", "?", "%", "@", "`", "[[prev:", "]]", "/*", "*/", "S01E01:", "9" * 400,
     "flashback: ", "day: ", "present: ", "later: ", "nan", "1e999", "Jess", "kilgrave", "\ud7ff", "\x1b[2J"]
)  # fmt: skip
QUIET = law(150)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, str]:
    """The folder, with cuts, insertions and swaps somewhere in its files."""
    files = dict(FOLDER)
    for _ in range(draw(st.integers(1, 6))):
        name = draw(st.sampled_from(sorted(files)))
        text = files[name]
        low = draw(st.integers(0, len(text)))
        high = min(len(text), low + draw(st.integers(0, 40)))
        files[name] = text[:low] + draw(BITS | st.text(max_size=12) | st.just(text[low:high] * 2)) + text[high:]
    return files


def whole(files: dict[str, str]) -> pv.Story:
    """A story asked for everything."""
    story = pv.story_of(files)
    for finding in story.check():
        assert finding.message
        assert finding.span.line >= 1
        assert finding.span.column >= 1
        assert finding.span.path in {*files, "story.yaml"}
    for who in story.canon.cast:
        mind = story.headspace(who)
        assert 0.0 <= mind.distress <= 1.0
        assert 0.0 <= mind.vulnerability <= 1.0
        assert 0.0 <= mind.void <= 1.0
    return story


@given(LINES)
@law(500)
def test_any_line_is_read(text: str) -> None:
    sentence = parse(text, LEXICON)
    assert sentence.kind or sentence.problems
    for problem in sentence.problems:
        assert problem.rule in TEXT
        assert problem.message
        assert 1 <= problem.column <= len(text) + 1
    assert not sentence.subject or sentence.subject in {"jessica", "trish", "kilgrave"}


@given(LINES)
@law(200)
def test_the_same_line_reads_the_same(text: str) -> None:
    assert repr(parse(text, LEXICON)) == repr(parse(text, LEXICON))


@given(mutated())
@QUIET
def test_any_folder_opens(files: dict[str, str]) -> None:
    whole(files)


@given(
    st.dictionaries(
        st.sampled_from(["story.yaml", "s01.yaml", "s01e01.fountain", "events.jsonl"]), st.text(max_size=300)
    )
)
@QUIET
def test_any_text_is_a_story(files: dict[str, str]) -> None:
    whole({"story.yaml": ""} | files)


@given(st.lists(LINES, max_size=8))
@QUIET
def test_any_lines_make_a_season(lines: list[str]) -> None:
    rows = [" ".join(line.split()) or "-" for line in lines]
    season = "S01E01:\n  scenes:\n    1:\n      lines: |\n" + "".join(f"        {row}\n" for row in rows)
    story = whole({"story.yaml": STORY, "s01.yaml": season})
    assert len(story.canon.addresses) <= len(rows) + 1


@given(mutated(), st.sampled_from(["S01E01", "S01E02.1", "S01", "none", "all"]))
@QUIET
def test_any_folder_can_be_cut(files: dict[str, str], seen: str) -> None:
    from previously.canon.load import loader_of

    try:
        canon = loader_of(files).seen(seen).canon()
    except PreviouslyError:
        return
    assert all(isinstance(name, str) for name in canon.cast)


@given(
    st.sampled_from(["headspace", "at", "plan", "without"]),
    st.text(max_size=30)
    | st.sampled_from(["S01E01.", "S01E01.1/", ".", "S01E", "S99", "S01E02.1", "../x", "%s", "{}"]),
)
@QUIET
def test_any_question_has_an_answer_or_one_sentence(ask: str, text: str) -> None:
    story = pv.story_of(FOLDER)
    try:
        if ask == "headspace":
            assert story.headspace(text).character in story.canon.cast
        elif ask == "at":
            assert story.headspace("jessica", at=text).at
        elif ask == "plan":
            story.plan(text)
        else:
            assert story.what_if(without=text).check() is not None
    except PreviouslyError as error:
        said = str(error)
    else:
        said = ""
    assert "\n" not in said.replace(text, "")


def seen_on_disk(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and bytes, and every folder."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place on disk for many stories, one after another."""
    return tmp_path_factory.mktemp("story")


@given(files=mutated(), raw=st.binary(max_size=60))
@law(30)
def test_nothing_is_written(folder: Path, files: dict[str, str], raw: bytes) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    (folder / "raw.yaml").write_bytes(raw)
    (folder / "plans").mkdir(exist_ok=True)
    (folder / "plans" / "draft.yaml").write_bytes(raw + SEASON.encode())
    before = seen_on_disk(folder)
    story = pv.open(folder)
    story.check()
    story.plan("draft").check()
    story.edited("s01.yaml", SEASON).check()
    assert seen_on_disk(folder) == before
