"""Who says each quotation: spans, the words around them, turns of talk, and what is left unknown."""

from pathlib import Path

import pytest

from previously.language.quotations.spans import paragraphs_of, quotes_of
from previously.language.quotations.speakers import quotations
from previously.language.sentence.cast import Somebody
from previously.story.story import story_of
from scripts import score_quotations

NOVELS = Path(__file__).parents[2].parent / "shared" / "data" / "novels"
CAST = (
    Somebody("mara", ("Mara Vale", "Mara"), "she"),
    Somebody("joe", ("Joe",), "he"),
    Somebody("inspector", ("Inspector Weiss",), "he"),
)


def spoken(text: str, cast: tuple[Somebody, ...] = CAST) -> list[tuple[str, str]]:
    """Each quotation's first words with who says it."""
    return [(text[one.spans[0][0] : one.spans[0][1]], one.speaker) for one in quotations(text, cast)]


def quoted(text: str) -> list[str]:
    """What stands in quotation marks."""
    return [text[one.start : one.end] for one in quotes_of(text, paragraphs_of(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"Go," said Joe. "Now."', ["Go,", "Now."]),
        ("“He said ‘no’ twice,” said Joe.", ["He said ‘no’ twice,"]),
        ("‘He said “no” twice,’ said Joe. ‘It’s so.’", ["He said “no” twice,", "It’s so."]),
        ("'It's the boys' boat,' said Joe.", ["It's the boys' boat,"]),
        ("«Go», said Joe.", ["Go"]),
        ("„Go“, said Joe.", ["Go"]),
        ("‘Go,’ said Joe. The boats’ lamps burned.", ["Go,"]),
        ("“One.\n\n“Two.”\n\n“Three.”", ["One.", "Two.", "Three."]),
        ("Mara's boat was Joe's. 'Twas late.", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, parts: list[str]) -> None:
    assert quoted(text) == parts


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“Go,” said Mara.", "mara"),
        ("“Go,” Mara said.", "mara"),
        ("“Go!” cried poor Joe to Mara.", "joe"),
        ("“Go,” said Mara’s voice.", "mara"),
        ("Joe, who had not slept, turned to Mara and said, “Go.”", "joe"),
        ("Mara looked at Joe. “Go,” she said.", "mara"),
        ("Mara looked at Joe. “Go,” he said.", "joe"),
        ("Weiss waited with Mara. “Go,” the inspector told her.", "inspector"),
        ("“Go,” said a stranger to Mara.", ""),
        ("“Go,” said Bob to Mara.", ""),
        ("“Go, Mara,” said Joe. Mara said nothing.", "joe"),
        ("The ship was called “Swift”, and Mara loved it.", None),
    ],
)
def test_the_words_around_a_quotation_say_who_speaks(text: str, who: str | None) -> None:
    assert [speaker for _, speaker in spoken(text)] == ([] if who is None else [who])


def test_two_who_talk_take_turns() -> None:
    talk = "“Is it moored?” asked Mara.\n\n“It is,” said Joe.\n\n“Since when?”\n\n“Since noon.”\n\n“Good,” said Mara.\n"
    assert [who for _, who in spoken(talk)] == ["mara", "joe", "mara", "joe", "mara"]


def test_who_is_called_by_name_does_not_speak() -> None:
    talk = "Mara and Joe stood on the quay.\n\n“Is it moored, Joe?”\n\n“It is, Mara.”\n\n“Good, Joe.”\n"
    assert [who for _, who in spoken(talk, CAST[:2])] == ["mara", "joe", "mara"]


def test_a_speech_over_paragraphs_has_one_speaker() -> None:
    talk = "“It is moored,” said Joe. “It has been since noon.\n\n“And it stays there.”\n\n“Good,” said Mara.\n"
    assert [(len(one.spans), one.speaker) for one in quotations(talk, CAST)] == [(3, "joe"), (1, "mara")]


def test_a_quotation_left_open_ends_where_another_speaks() -> None:
    assert [who for _, who in spoken("“It is moored,” said Joe. “Since noon.\n\n“Good,” said Mara.\n")] == [
        "joe",
        "mara",
    ]


def test_where_two_may_speak_nobody_is_named() -> None:
    cast = (Somebody("ann", ("Ann",), "she"), Somebody("eve", ("Eve",), "she"))
    talk = "Ann and Eve came in. It rained all day, and the lamp was lit early.\n\n“Go,” she said.\n"
    assert spoken(talk, cast) == [("Go,", "")]


def test_a_narrator_who_says_i_is_whom_the_others_call_by_name() -> None:
    cast = (*CAST[:2], Somebody("watson", ("Watson",), "he"))
    talk = "".join(
        f"“Well, Watson, what of {thing}?” said Joe.\n\n“I know nothing of {thing},” said I.\n\n"
        for thing in ("the boat", "the quay", "the lamp", "the rope")
    )
    assert [who for _, who in spoken(talk, cast)] == ["joe", "watson"] * 4


def test_a_long_text_takes_time_in_proportion() -> None:
    talk = "“Is it moored, Joe?” asked Mara.\n\n“It is,” he said; “since noon.”\n\n" * 3000
    assert len(quotations(talk, CAST)) == 6000


def test_a_story_says_who_speaks_in_its_chapters_and_to_an_audience_in_what_it_has_read() -> None:
    chapter = "# Chapter {}\n\n“Is it moored?” asked Mara.\n\n“It {} moored,” said Joe.\n"
    files = {f"manuscript/{n}.md": chapter.format(n, "is" if n == 1 else "is not") for n in (1, 2)}
    story = story_of({"story.yaml": "positions: Chapter {chapter}\ncast: {mara: Mara, joe: Joe}\n", **files})
    found = [(one.at, one.span.line, one.parts, one.speaker) for one in story.quotations()]
    assert found[1] == ("Chapter 1.1", 5, ("It is moored,",), "joe")
    assert [speaker for *_, speaker in found] == ["mara", "joe", "mara", "joe"]
    seen = story.seen("Chapter 1").quotations()
    assert [one.parts for one in seen] == [("Is it moored?",), ("It is moored,",)]


def test_a_script_has_cues_and_no_quotations() -> None:
    script = "INT. QUAY - DAY\n\nMARA\nHe said “no.”\n\nJOE\nDid he?\n"
    assert not story_of({"story.yaml": "cast: {mara: Mara, joe: Joe}\n", "s01e01.fountain": script}).quotations()


@pytest.mark.skipif(not NOVELS.exists(), reason="no novels beside the project")
@pytest.mark.parametrize("name", ["alice", "daisy-miller"])
def test_novels_that_others_have_judged(name: str) -> None:
    novel = score_quotations.novel_of(NOVELS / f"{name}.json")
    text = (NOVELS / f"{name}.txt").read_text("utf-8")
    judged = list(score_quotations.judged(novel, score_quotations.found_in(novel, text)))
    named = [how for gold, _, how in judged if gold.type == "explicit"]
    every = [how for _, _, how in judged]
    assert named.count("right") >= 0.95 * len(named)
    assert every.count("right") >= 0.85 * len(every)
    assert every.count("wrong") <= 0.06 * len(every)
