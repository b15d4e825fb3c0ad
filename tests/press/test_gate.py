"""What one may read: the lines of what-one-may-read.md, and what holds between lines."""

import pytest

from previously.press.article.article import article
from previously.press.gate.gate import verdicts
from previously.press.gate.reader import alone
from previously.press.gate.reading import read_by
from tests.press.readers import Line, lines, reader, said, shown

LINES = list(lines())


@pytest.mark.parametrize("line", LINES, ids=[f"{one.seen} {one.fate}: {one.text[:40]!a}" for one in LINES])
def test_a_line_has_the_fate_it_stands_under(line: Line) -> None:
    found = said(line.text, line.story, line.seen)
    shown = [one.rule for one in found if one.rule not in {"", "notice"}]
    if line.fate == "shown":
        assert "" not in [one.rule for one in found]
        assert shown[0] == line.rule
    else:
        assert not shown


def test_there_are_enough_lines_to_mean_something() -> None:
    count = {fate: sum(line.fate == fate for line in LINES) for fate in ("withheld", "shown", "lost")}
    assert count["withheld"] >= 500
    assert count["shown"] >= 150
    assert 0 < count["lost"] < count["shown"] / 5


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The music is lovely. Kilgrave dies. So it is fun.", "The music is lovely. "),
        ("Kilgrave dies. The music is lovely.", "The music is lovely."),
        ("Does Jessica kill Kilgrave? Yes.", ""),
        ("Kilgrave? History.", ""),
        ("Hope kills Bob. That is a great scene.", "Hope kills Bob. That is a great scene."),
        ("Hope kills herself. That is a great scene.", ""),
        ('"The music is lovely," Rosenberg said. "And he dies."', ""),
        ('"The music is lovely," Rosenberg said, "and he dies at the end. It is fun."', ""),
        ('"We love music. We love snow. And he dies. We love food," Rosenberg said.', ""),
    ],
    ids=str,
)
def test_what_leans_on_a_withheld_sentence_goes_with_it(text: str, left: str) -> None:
    assert shown(text) == left


def test_sentences_after_never_clear_what_stood_before() -> None:
    text = "The music is lovely. Kilgrave is no more. The camera work is beautiful."
    before = [one.rule for one in said(text)]
    for more in (" All is well.", " No spoilers here.", " Jessica killed Reva.", "\n\nSpoilers end here.", ' "Yes."'):
        assert [one.rule for one in said(text + more)][: len(before)] == before


@pytest.mark.parametrize("seen", ["none", "S01E01", "S01E03", "S01E05", "S01E09", "S01"])
def test_who_has_seen_nothing_gets_the_notices_only(seen: str) -> None:
    text = "Spoilers for season 1 of Jessica Jones follow.\n\nThe music is lovely.\n\nKilgrave dies."
    rules = [one.rule for one in said(text, seen=seen)]
    assert rules == {"none": ["notice", "", ""], "S01": ["R0", "R0", "R0"]}.get(seen, ["notice", "R2", ""])


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("In season 2 Jessica kills Kilgrave again.", ""),
        ("In season 2, episode 3, it rains.", ""),
        ("By the second season Luke is dead.", ""),
        ("In season 2 Jessica may return to New York.", "R0"),
        ("Season 2 is on its way.", "R0"),
    ],
)
def test_a_promise_holds_no_further_than_it_goes(text: str, fate: str) -> None:
    notice = "Spoilers for season 1 of Jessica Jones follow.\n\n"
    assert said(notice + text, seen="S01")[-1].rule == fate


def test_two_notices_are_one_and_the_other() -> None:
    text = (
        "Spoilers for season 1 of Jessica Jones follow.\n\nKilgrave dies.\n\n"
        "Spoilers for season 2 of Jessica Jones follow.\n\nHe is back."
    )
    assert [one.rule for one in said(text, seen="S01")] == ["R0", "R0", "notice", ""]


@pytest.mark.parametrize(
    "scope",
    [
        "the most recent episode",
        "tonight's episode",
        "the episode “AKA Smile”",
        "The Expanse",
        "season 1 of The Expanse",
    ],
)
def test_a_scope_that_cannot_be_placed_is_everything(scope: str) -> None:
    text = f"This article contains spoilers for {scope}.\n\nJessica Jones: Kilgrave dies."
    assert said(text)[-1].rule == ""


def test_a_notice_is_shown_in_our_words() -> None:
    text = "This article contains spoilers for season 1 of Kilgrave Dies.\n\nJessica Jones. The music is lovely."
    (first, *_) = read_by(reader("jessica-jones", "S01E05"), article(text, "text"))
    assert first.parts[0].text == "Spoilers for another story, season 1."


def test_without_a_story_notices_alone_decide() -> None:
    text = "Spoilers for season 1 of Jessica Jones follow.\n\nKilgrave dies. The music is lovely."
    assert [one.rule for one in verdicts(article(text), alone("jessica-jones=S01"))] == ["R0", "R0", "R0"]
    assert [one.rule for one in verdicts(article(text), alone("jessica-jones=S01E05"))] == ["notice", "", ""]


@pytest.mark.parametrize(
    "page",
    [
        "<p>Kil<b>gra</b>ve d<i>i</i>es</p>",
        "<p>The music is lovely<span style='display:none'> and Kilgrave dies</span>.</p>",
        "<p>Kilgrave di<!-- not -->es</p>",
        "<p>Kilgrave d&#105;es</p>",
        "<p>Kilgrave d&shy;ies</p>",
        "<p>Kilgrave d<wbr>ies</p>",
        "<p>Kilgrave d&zwj;ies</p>",
        "<h1>10 deaths that shocked us</h1><p>The music is lovely.</p>",
        "<figure><img src='kilgrave-dead.jpg' alt='Kilgrave is dead'><figcaption>His last smile</figcaption></figure>",
        "<meta name='keywords' content='kilgrave dies, finale'><p>Hello.</p>",
        "<p aria-label='Kilgrave dies'>Hello.</p>",
        "<title>Kilgrave dies</title><p>Hello.</p>",
        "<details><summary>More</summary><p>The music is lovely.</p></details>",
        "<ul><li>Kilgrave dies</li><li>Hope dies</li></ul>",
        "<p>>!Kilgrave dies!<</p>",
        "<p>||Kilgrave dies||</p>",
        "<p title='Kilgrave dies'>Hello.</p>",
    ],
)
def test_no_trick_of_a_page_lets_an_end_through(page: str) -> None:
    found = read_by(reader("jessica-jones", "S01E05"), article(page, "html"))
    text = " ".join(part.text for one in found for part in one.parts if part.rule).casefold()
    assert not any(word in text for word in ("dies", "dead", "death", "last", "kilgrave"))
