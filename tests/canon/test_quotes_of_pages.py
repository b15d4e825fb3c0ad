"""Lines that quote their page: where the words are, after any edit, and to any audience."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.canon.pages.anchors import Anchor, anchors_of
from previously.canon.pages.folding import fold
from previously.core.finding import Finding
from previously.language.quoting import quotes_in, without_quotes
from previously.story.story import Story, story_of

DECLARED = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
PAGE = "manuscript/s01e01.md"
SENTENCES = (
    "The boat sank at dawn.",
    "“Nothing,” he said.",
    "She left, and he stayed.",
    "The boat never sank at all.",
    "It was late.",
)
pages = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), max_size=3).map(
    lambda scenes: "\n\n".join("\n\n".join((f"# {n}", *said)) for n, said in enumerate(scenes, 1)) + "\n"
)


def story(page: str, *lines: tuple[int, str]) -> Story:
    """A story of one episode with this page and these lines, each in its scene."""
    scenes = "".join(f"    {scene}: {{lines: ['{line}']}}\n" for scene, line in lines)
    return story_of({"story.yaml": DECLARED, "s01.yaml": f"S01E01:\n  scenes:\n{scenes}", PAGE: page})


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Findings as a reader has them."""
    return [(one.code, str(one.span), one.message, tuple(str(side.span) for side in one.because)) for one in found]


def anchors(of: Story) -> tuple[Anchor, ...]:
    """Every quote of the story."""
    return tuple(one for part in of.canon.told for one in anchors_of(of.canon, part.episode))


@given(st.lists(pages, min_size=2, max_size=4), st.sampled_from(SENTENCES), st.integers(1, 3))
def test_after_any_edit_of_a_page_a_check_says_what_it_says_of_the_files(
    drafts: list[str], quote: str, scene: int
) -> None:
    line = (scene, f"Joe lies to Mara; quoting {quote}")
    edited = story(drafts[0], line)
    for draft in drafts[1:]:
        edited.check()
        edited = edited.edited(PAGE, draft)
        assert told(edited.check()) == told(story(draft, line).check())


@given(pages, st.sampled_from(SENTENCES), st.integers(1, 3))
def test_a_quote_is_held_where_its_words_stand_once(page: str, quote: str, scene: int) -> None:
    (anchor,) = anchors(story(page, (scene, f"Joe lies to Mara; quoting {quote}")))
    own = page.partition(f"# {scene}\n")[2].partition("\n# ")[0].count(quote)
    many = own or page.count(quote)
    assert (anchor.found == "once") == (many == 1)
    assert (anchor.found == "often") == (many > 1)
    for place in anchor.places if many else ():
        rows = page.split("\n")
        assert rows[place.span.line - 1] == quote


@given(pages, st.sampled_from(SENTENCES), st.integers(0, 3))
def test_an_audience_has_no_quote_of_a_page_that_it_has_not_read(page: str, quote: str, seen: int) -> None:
    whole = story(page, (1, f"Joe lies to Mara; quoting {quote}"), (2, "Joe meets Mara"), (3, "Joe meets Mara"))
    view = whole.seen(f"S01E01.{seen}" if seen else "none")
    read = fold(" ".join(passage.text for passage in view.passages()))
    for entry in (entry for part in view.canon.episodes for entry in part.entries):
        assert all(fold(one.text) in read for one in quotes_in(entry.text))
        assert entry.text.startswith("Joe ")


def test_what_was_lived_before_is_told_without_its_quotes() -> None:
    line = 'Joe lies to Mara; quoting "The boat never sank."; cues rain'
    before = f"before: [{{day: -100, told: S01E01, line: '{line}'}}]\n"
    whole = story_of({"story.yaml": DECLARED + before, "s01.yaml": "S01E01: {scenes: {1: [Joe meets Mara]}}\n"})
    (lived,) = (entry.text for part in whole.seen("S01E01").canon.before for entry in part.entries)
    assert lived == "Joe lies to Mara; cues rain"


def test_findings_name_the_line_and_the_page_where_they_now_stand() -> None:
    line = (1, 'Joe lies to Mara; quoting "The boat sank at dawn."')
    first = story("# 1\n\nThe boat sank at dusk.\n", line)
    assert [str(side.span) for side in first.check()[0].because] == [f"{PAGE}:3"]
    moved = first.edited(PAGE, "# 1\n\nIt was late.\n\nShe slept.\n\nThe boat sank at dusk.\n")
    (found,) = moved.check()
    assert (found.code, str(found.span), found.span.column) == ("PV703", "s01.yaml:3", 43)
    assert [(str(side.span), side.text) for side in found.because] == [(f"{PAGE}:7", "The boat sank at dusk.")]
    assert moved.edited(PAGE, "# 1\n\nThe boat sank at dawn.\n").check() == ()


def test_a_line_whose_scene_is_deleted_is_told() -> None:
    whole = story("# 1\n\nThey met.\n\n# 2\n\nThe boat sank.\n", (2, "Joe lies to Mara; quoting The boat sank."))
    assert whole.check() == ()
    assert [one.code for one in whole.edited(PAGE, "# 1\n\nThey met.\n").check()] == ["PV703"]


@pytest.mark.parametrize(
    ("line", "quotes", "without"),
    [
        ('Joe lies; quoting "a; b," he said; mild', ['"a; b," he said'], "Joe lies; mild"),
        ("Joe lies; mild; QUOTING “a; b”", ["“a; b”"], "Joe lies; mild"),
        ("Joe lies; quoting a; quoting b", ["a", "b"], "Joe lies"),
        ("Joe lies, quoting the Bible", [], "Joe lies, quoting the Bible"),
        ("Joe lies; quotingly", [], "Joe lies; quotingly"),
    ],
)
def test_quotes_are_found_in_a_line(line: str, quotes: list[str], without: str) -> None:
    assert [one.text for one in quotes_in(line)] == quotes
    assert all(line[one.column - 1 :].startswith(one.text) for one in quotes_in(line))
    assert without_quotes(line, lambda _: False) == without
    assert without_quotes(line, lambda _: True) == line


def test_a_line_with_a_quote_is_read_as_without_it() -> None:
    plain, quoting = (
        story("# 1\n\nMara dies.\n", (1, line)) for line in ("Joe hurts Mara", "Joe hurts Mara; quoting Mara dies.")
    )
    mara, other = (one.headspace("mara") for one in (plain, quoting))
    assert mara.wounds
    assert (mara.alive, mara.distress, mara.wounds) == (other.alive, other.distress, other.wounds)


def test_so_many_quotes_of_a_long_page_are_looked_up_and_the_others_are_told() -> None:
    page = "# 1\n\n" + "The boat sank at dawn. " * 20_000 + "\n\n# 2\n\nIt was late.\n"
    lines = "".join(f"        - Joe lies to Mara; quoting the boat sank at noon {n}\n" for n in range(300))
    season = f"S01E01:\n  scenes:\n    2:\n      lines:\n{lines}"
    files = {"story.yaml": DECLARED, "s01.yaml": season, PAGE: page}
    found = [anchor.found for anchor in anchors(story_of(files))]
    looked = found.index("unlooked")
    assert 0 < looked < 60  # each takes a few milliseconds
    assert found[looked:] == ["unlooked"] * (300 - looked)
