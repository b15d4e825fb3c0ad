"""An article read from text, from pages and from posts; none of it, however broken, stops the reader."""

import json
import re
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.core.errors import UnreadableInput
from previously.press.article.article import article, passages
from previously.press.article.cost import Cost
from previously.press.article.html import LARGEST
from previously.press.article.model import Passage
from previously.press.article.sentences import sentences
from previously.press.article.text import LONGEST
from tests.effort import law

PRESS = Path(__file__).parents[3] / "shared" / "press"


def kinds(text: str) -> list[tuple[str, str]]:
    """What an article's passages are, and their words."""
    return [(one.kind, one.text) for one in article(text).passages]


def hidden(text: str) -> list[str]:
    """What stands behind marks."""
    return [one.text for one in article(text).passages if one.hidden]


def test_paragraphs_stand_between_blank_lines_and_a_short_first_line_is_the_headline() -> None:
    text = "What the tide brings\n\nThe harbour\nis cold.\n\u00a0\nThe boats\u00a0come late.\n"
    assert kinds(text) == [
        ("headline", "What the tide brings"),
        ("paragraph", "The harbour is cold."),
        ("paragraph", "The boats come late."),
    ]


def test_a_headline_glued_to_the_next_line_is_apart() -> None:
    text = "What the tide brings\nThe harbour is cold in the morning, and the boats come back late.\n"
    assert [kind for kind, _ in kinds(text)] == ["headline", "paragraph"]


def test_a_notice_glued_to_the_next_line_is_apart() -> None:
    text = "Spoilers ahead!\nThe harbour is cold in the morning, and the boats come back late.\n"
    assert kinds(text)[0][1] == "Spoilers ahead!"


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = "The harbour is cold in the morning,\nand the boats come back late. All\nOctober it has rained.\n"
    assert len(kinds(text)) == 1


def test_a_line_with_a_stop_or_alone_is_no_headline() -> None:
    assert [kind for kind, _ in kinds("It rains.\n\nAll day.\n")] == ["paragraph", "paragraph"]
    assert [kind for kind, _ in kinds("It rains\n")] == ["paragraph"]


def test_marks_of_markdown_are_read() -> None:
    text = "# Tide\n\nText.\n\n## Part\n\n- one\n- two\n\n> said\n> twice\n"
    assert kinds(text) == [
        ("headline", "Tide"),
        ("paragraph", "Text."),
        ("heading", "Part"),
        ("item", "one"),
        ("item", "two"),
        ("quote", "said twice"),
    ]


@pytest.mark.parametrize("line", ["Images: Marvel", "Photo credit: Ann Lee", "By Ann Lee", "Written by Ann van Lee"])
def test_a_credit_is_a_byline(line: str) -> None:
    assert kinds(f"Tide\n\nIt rains.\n\n{line}\n")[-1] == ("byline", line)


def test_a_name_and_what_it_says_of_its_bearer_are_bylines() -> None:
    text = "Tide\n\nIt rains.\n\nAnn Lee\n\nAnn Lee is a reporter of ours.\n\nMara Hale\n\nJoe is late.\n"
    assert [kind for kind, _ in kinds(text)][2:] == ["byline", "byline", "paragraph", "paragraph"]


@pytest.mark.parametrize("name", ["000_094cc0bc5cfb3d9b.txt", "001_a05da0ef7a74cbd3.txt"])
@pytest.mark.skipif(not PRESS.exists(), reason="../shared/press is not here")
def test_an_offset_is_where_the_words_stand(name: str) -> None:
    text = (PRESS / name).read_text("utf-8")
    found = article(text).passages
    assert all(text[one.start :].startswith(one.text[:8]) for one in found)
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())


MARKS = {
    "discord": ("A ||b c|| d", "b c"),
    "reddit": ("A >!b c!< d", "b c"),
    "reddit, unclosed": ("A >!b c", "b c"),
    "link": ("A [b c](/spoiler) d", "b c"),
    "short link": ("A [b c](/s) d", "b c"),
    "hover": ('A [Label](#s "b c") d', "b c"),
    "bare hover": ('A (#s "b c") d', "b c"),
    "brackets": ("A [[spoiler:b c]] d", "b c"),
    "wiki": ("A {{spoiler|b c}} d", "b c"),
    "forum": ("A [spoiler]b c[/spoiler] d", "b c"),
    "forum, labelled": ('A [SPOILER="Label"]b c[/SPOILER] d', "b c"),
    "details": ("A\n\n<details><summary>Label</summary>b c</details>\n\nd", "b c"),
    "fence": ("A\n\n::: spoiler Label\nb c\n:::\n\nd", "b c"),
    "turned letters": ("A\n\nrot13: Fur yrnirf gur uneobhe\n\nd", "Fur yrnirf gur uneobhe"),
    "turned letters, unannounced": ("A\n\nFur naq uvf qbt jrag gb gur frn\n\nd", "Fur naq uvf qbt jrag gb gur frn"),
}


@pytest.mark.parametrize(("text", "inside"), MARKS.values(), ids=MARKS)
def test_a_mark_hides_its_words_and_no_others(text: str, inside: str) -> None:
    assert hidden(text) == [inside]


@pytest.mark.parametrize("name", ["hover", "forum, labelled", "details", "fence"])
def test_a_mark_keeps_its_own_words(name: str) -> None:
    assert [one.label for one in article(MARKS[name][0]).passages if one.hidden] == ["Label"]


def test_a_mark_left_open_hides_all_that_follows() -> None:
    assert hidden("A [spoiler]b\n\nc\n\nd\n") == ["b", "c", "d"]


@pytest.mark.parametrize("text", ["a || b || c", "a ||b", "[a](/b)", "use rot13: here it is", "A [spoilers ahead] b"])
def test_what_only_looks_like_a_mark_hides_nothing(text: str) -> None:
    assert hidden(text) == []


PAGE = """<!doctype html><html lang="en-GB"><head><title>Tide &amp; salt</title>
<meta property="og:title" content="Tide &amp; salt"><meta name="description" content="What it brings">
<meta name="keywords" content="tide, Mara drowns"><meta property="og:image" content="/i/mara-drowns.jpg">
<style>p { color: red }</style><script>var ending = "she drowns"</script></head>
<body><!-- she drowns --><h1>Tide &amp; salt</h1><h2>Part one</h2><p>She <b>stays</b>&nbsp;here.<br><br>He goes.</p>
<ul><li>one<li>two</ul><blockquote><p>Said so.</p></blockquote><noscript>no</noscript><template><p>no</p></template>
<figure><img src="/a/harbour_at-dawn.jpeg?w=3" alt="The harbour"><figcaption>At dawn</figcaption></figure>
<details><summary>Season 2</summary><p>She leaves.</p></details><p>And <span class="spoiler">she drowns</span>.</p>
<p class="spoiler-alert">Spoilers end here.</p><a rel="author" href="/ann">Ann Lee</a><p>By Ann Lee</p></body></html>"""


def test_a_page_is_read() -> None:
    found = article(PAGE)
    assert found.language == "en"
    assert [(one.kind, one.text, one.hidden) for one in found.passages] == [
        ("headline", "Tide & salt", False),
        ("tag", "What it brings", False),
        ("tag", "tide", False),
        ("tag", "Mara drowns", False),
        ("tag", "mara drowns", False),
        ("heading", "Part one", False),
        ("paragraph", "She stays here.", False),
        ("paragraph", "He goes.", False),
        ("item", "one", False),
        ("item", "two", False),
        ("quote", "Said so.", False),
        ("alt", "The harbour", False),
        ("tag", "harbour at dawn", False),
        ("caption", "At dawn", False),
        ("heading", "Season 2", False),
        ("paragraph", "She leaves.", True),
        ("paragraph", "And", False),
        ("paragraph", "she drowns", True),
        ("paragraph", ".", False),
        ("paragraph", "Spoilers end here.", False),
        ("byline", "Ann Lee", False),
        ("byline", "By Ann Lee", False),
    ]


def test_a_summary_is_the_label_and_inside_another_mark_is_hidden_too() -> None:
    page = "<div class=spoiler><details><summary>Season 2</summary>She leaves.</details></div>"
    assert [(one.text, one.hidden, one.label) for one in article(page).passages] == [
        ("Season 2", True, ""),
        ("She leaves.", True, "Season 2"),
    ]


def test_offsets_in_a_page_are_near_and_never_go_back() -> None:
    starts = [one.start for one in article(PAGE).passages]
    assert starts == sorted(starts)
    assert PAGE[starts[-1] :].startswith("By Ann Lee")


HOSTILE = {
    "deep": "<div>" * 200_000 + "x",
    "open emphasis": "".join(f"<p><b id={n}>x" for n in range(5000)),
    "attributes": "<p " + " ".join(f"a{n}" for n in range(60_000)) + ">x",
    "deep in a title of a picture": "<svg><title>" + "<div>" * 200_000,
    "ends in comments": "<div><!--</div>-->" * 50_000,
    "ends in quotes": '<div title="</div>">' * 50_000,
    "ends in scripts": "<div><script></div></script>" * 50_000,
    "ends of others": "<div></span>" * 50_000,
    "equals": '<div ="' + "><div>" * 100_000,
    "unquoted": '<div a=b="><div>' * 50_000,
    "character data": "<div><svg><![CDATA[</div>]]></svg>" * 30_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_a_page_built_to_exhaust_is_seen_for_what_it_is(page: str) -> None:
    assert Cost(page).excessive
    assert all(one.hidden for one in article(page, "html").passages)


def test_an_ordinary_long_page_is_no_hostile_one() -> None:
    row = '<div class="row"><ul><li><a href="/x">one <b>two</b></a><li>three</ul><p>It rains.<br></div>'
    page = f"<!doctype html><body>{row * 20_000}"
    assert not Cost(page).excessive


BROKEN = [
    "",
    "<",
    "<!--",
    "<p",
    "\0",
    "<p>\ud800</p>",
    "<a href=",
    "</p></p>",
    "<table>x<tr>y",
    "<summary>x",
    "&#xffffff;",
]


@pytest.mark.parametrize("page", BROKEN)
def test_a_broken_page_is_read(page: str) -> None:
    assert isinstance(article(page, "html").passages, tuple)


def test_a_page_too_large_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableInput, match="at most"):
        article("<p>" + "x" * LARGEST, "html")


PARTS = [
    "<div>",
    "</div>",
    "<p>",
    "<details>",
    "<summary>",
    "</details>",
    "<b>",
    "</p>",
    "<img alt='a'>",
    "<!--",
    "-->",
]
PARTS += [
    "||",
    ">!",
    "!<",
    "[spoiler]",
    "[/spoiler]",
    "{{spoiler|",
    "}}",
    "](/s)",
    "[",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "word ",
    "\u00a0",
]
texts = st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=40).map("".join)


@given(texts)
@law(100)
def test_any_page_is_read(page: str) -> None:
    for one in article(page, "html").passages:
        assert one.text == " ".join(one.text.split()) != ""


@given(texts)
@law(100)
def test_any_text_is_read_in_order_and_at_true_offsets(text: str) -> None:
    found = article(text, "text").passages
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert text[one.start] == one.text[0]


@given(st.lists(st.text("abc .\n", max_size=12), max_size=12).map("".join))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    assert "".join("".join(one.text.split()) for one in article(text, "text").passages) == "".join(text.split())


def test_a_long_text_is_read_in_little_memory() -> None:
    def lines() -> Iterator[str]:
        for number in range(20_000):
            yield f"Line {number} of a text that somebody has written without ever drawing breath, it seems.\n"
            if number % 9 == 0:
                yield "\n"

    tracemalloc.start()
    count = sum(len(one.text) > 0 for one in passages(lines()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 2_000
    assert peak < 3 << 20


@pytest.mark.parametrize("text", ["x " * 500_000, "xy\n" * 300_000, "x" * 500_000], ids=["line", "lines", "word"])
def test_a_passage_without_an_end_comes_in_pieces(text: str) -> None:
    found = article(text, "text").passages
    assert max(len(one.text) for one in found) <= LONGEST
    assert sum(len("".join(one.text.split())) for one in found) == len("".join(text.split()))


def test_a_post_is_guessed_and_other_json_is_text() -> None:
    note = {"type": "Create", "object": {"type": "Note", "name": "Tide", "content": "<p>She leaves.</p>"}}
    assert kinds(json.dumps(note)) == [("headline", "Tide"), ("paragraph", "She leaves.")]
    assert kinds('{"a": 1}') == [("paragraph", '{"a": 1}')]
    assert kinds("{not json") == [("paragraph", "{not json")]


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["content", "tags", "tag", "summary", "object", "name", "sensitive"]), inner, max_size=4
            )
        ),
    )
)
def test_any_json_is_read(value: object) -> None:
    assert all(isinstance(one, Passage) for one in article(json.dumps(value)).passages)


@pytest.mark.parametrize(("library", "read"), [("selectolax.lexbor", article), ("sentencex", sentences)])
def test_what_is_not_installed_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, library: str, read: Callable[[str], object]
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UnreadableInput, match=re.escape("pip install 'previously[press]'")):
        read("<p>It rains. All day.</p>")
