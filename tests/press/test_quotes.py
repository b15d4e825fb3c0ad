"""Who said what in two articles that papers ran, and on texts that nobody would write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.press.article.article import article
from previously.press.article.model import Article, Passage
from previously.press.quotes.quotes import Quote, Stretch, quotes
from tests.effort import law

PRESS = Path(__file__).parents[3] / "shared" / "press"
printed = pytest.mark.skipif(not PRESS.exists(), reason="../shared/press is not here")


def quotes_in(start: str) -> tuple[Quote, ...]:
    (path,) = PRESS.glob(f"{start}*.txt")
    return quotes(article(path.read_text("utf-8")))


def edges(quote: Quote) -> str:
    """Its first two words and its last."""
    words = quote.text.split()
    return f"{' '.join(words[:2])} … {words[-1]}"


@printed
def test_a_panel_and_an_interview_are_three_speakers_and_five_quotes() -> None:
    found = quotes_in("000")
    assert [(quote.speaker, edges(quote)) for quote in found] == [
        ("Krysten Ritter", "That final … complex."),
        ("Melissa Rosenberg", "When you … forever"),
        ("Jeph Loeb", "Your protagonist … them."),
        ("Jeph Loeb", "From the … are"),
        ("Jeph Loeb", "One of … telling."),
    ]
    assert [len(quote.spans) for quote in found] == [2, 1, 1, 1, 1]
    assert [quote.cue for quote in found] == ["said", "said", "saying", "said", "added"]


@printed
def test_a_panel_and_an_interview_say_what_each_is_and_where_it_was() -> None:
    found = quotes_in("000")
    assert [quote.role for quote in found] == ["", "showrunner", *["Marvel Head of TV"] * 3]
    assert (found[0].occasion[:6], found[0].occasion[-16:]) == ("during", "press tour panel")
    assert found[3].occasion == "later to a small group interview with reporters"


@printed
def test_an_article_of_one_interview_is_one_speaker_and_three_quotes() -> None:
    found = quotes_in("001")
    assert {(quote.speaker, quote.role) for quote in found} == {("Melissa Rosenberg", "showrunner")}
    assert [edges(quote) for quote in found] == ["She was … forward.", "I learned … now.'", "that trauma … now."]
    assert [len(quote.spans) for quote in found] == [2, 2, 1]
    assert [(quote.cue, quote.outlet) for quote in found] == [("told", "Esquire"), ("adds", "Esquire"), ("says", "")]


@printed
@pytest.mark.parametrize("start", ["000", "001"])
def test_every_mark_of_the_articles_is_in_a_quote_or_a_headline(start: str) -> None:
    (path,) = PRESS.glob(f"{start}*.txt")
    read = article(path.read_text("utf-8"))
    for number, passage in enumerate(read.passages):
        held = {at for quote in quotes(read) for span in quote.spans if span.passage == number for at in _around(span)}
        marks = {at for at, sign in enumerate(passage.text) if sign == '"'}
        assert marks <= held or passage.kind == "headline"


def _around(span: Stretch) -> range:
    """A stretch with its marks."""
    return range(span.start - 1, span.end + 1)


def one(text: str) -> Quote:
    (found,) = quotes(Article((Passage("paragraph", text, 0),)))
    return found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('"It leaks," said showrunner Ida Brandt.', "showrunner"),
        ('"It leaks," said Harbour TV Head of Drama Ida Brandt.', "Harbour TV Head of Drama"),
        ('"It leaks," said the series\' showrunner Ida Brandt.', "showrunner"),
        ('"It leaks," said executive producer and star Ida Brandt.', "executive producer and star"),
        ('"It leaks," said Ida Brandt, the show\'s creator.', "creator"),
        ('"It leaks," said Ida Brandt, director of the pilot.', "director of the pilot"),
        ('"Harbour Lights" star Ida Brandt said, "It leaks."', "Harbour Lights star"),
        ('"It leaks," Ida Brandt (director) said.', "director"),
        ('"It leaks," one fan wrote.', "fan"),
        ('"It leaks," Ida Brandt said.', ""),
    ],
)
def test_a_role_is_what_the_text_calls_somebody(text: str, role: str) -> None:
    assert one(text).role == role


@pytest.mark.parametrize(
    ("text", "outlet", "occasion"),
    [
        ('"It leaks," Ida Brandt told The Evening Tide.', "The Evening Tide", ""),
        ('In an interview with Harbour Weekly, Ida Brandt said, "It leaks."', "Harbour Weekly", "In an interview"),
        ('"It leaks," Ida Brandt said during a panel on Friday.', "", "during a panel"),
        ('"It leaks," Ida Brandt said at the Harbour-Con panel.', "", "at the Harbour-Con panel"),
        ('"It leaks," Ida Brandt wrote on Twitter.', "Twitter", ""),
        ('"It leaks," Ida Brandt told Tide\'s Joe Bell.', "Tide", ""),
        ('"It leaks," Ida Brandt said in a statement.', "", "in a statement"),
        ('"It leaks," Ida Brandt told reporters at the premiere.', "", "at the premiere"),
        ('"It leaks," Ida Brandt said.', "", ""),
    ],
)
def test_where_it_was_said_is_where_the_text_says(text: str, outlet: str, occasion: str) -> None:
    found = one(text)
    assert (found.outlet, found.occasion.lower()) == (outlet, occasion.lower())


PIECES = st.sampled_from(
    [*"\"“”'‘’«»„.,:;?!—()*[]", "she said", "Ida Brandt", "Brandt", "told The Tide", "showrunner", "and", "of", "the",
     "Q: ", "A: ", "\n\n", " -- ", "according to", "in an interview", "it leaks", "It leaks.", "d'un", "É", "3", "_"]
)  # fmt: skip
KINDS = st.sampled_from(["headline", "heading", "paragraph", "item", "quote", "caption", "alt", "byline", "tag"])


def holds(read: Article) -> None:
    """Every stretch lies in its passage, none in another's, and every quote has words and a speaker."""
    ends: dict[int, int] = {}
    for quote in quotes(read):
        assert quote.text
        assert quote.speaker
        for span in quote.spans:
            assert 0 <= span.start <= span.end <= len(read.passages[span.passage].text)
            assert ends.get(span.passage, 0) <= span.start
            ends[span.passage] = span.end


@law(300)
@given(st.lists(st.tuples(KINDS, st.lists(PIECES, max_size=20).map(" ".join)), max_size=6))
def test_no_text_is_too_odd(parts: list[tuple[str, str]]) -> None:
    holds(Article(tuple(Passage(kind, text, 0) for kind, text in parts)))  # type: ignore[arg-type]


@law(200)
@given(st.text(max_size=300))
def test_no_signs_are_too_odd(text: str) -> None:
    holds(Article((Passage("paragraph", text, 0),)))
