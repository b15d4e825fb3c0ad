"""A story in another language: its sentences are read by the frames of a lexicon file, and English ones are not."""

from pathlib import Path

import pytest

import previously as pv
from previously.language.foreign.frames import FrameReader
from previously.language.foreign.grammar import grammar
from previously.language.lexicon.patterns import senses
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.memory import Memory

PEOPLE = People(Somebody(who, (name,), "") for who, name in (("anna", "Anna"), ("bob", "Bob"), ("cleo", "Cleo Marx")))
READ = [
    ("Anna tötet Bob", "kill anna>bob"),
    ("Anna tötete Bob.", "kill anna>bob"),
    ("Anna hat Bob getötet", "kill anna>bob"),
    ("Bob wird von Anna getötet", "kill anna>bob"),
    ("Bob wurde getötet", "kill >bob"),
    ("Bob und Anna werden von Cleo Marx entführt", "capture cleo>bob,anna"),
    ("Anna und Bob küssen sich", "affection anna,bob>"),
    ("Anna, Bob und Cleo streiten sich im Keller", "quarrel anna,bob,cleo>"),
    ("Heute tötet Anna Bob", "kill anna>bob"),
    ("Am nächsten Morgen verlässt Anna plötzlich Bob", "abandon anna>bob"),
    ("Im Keller wird Bob von Anna gefesselt", "capture anna>bob"),
    ("Anna schlägt Bob mit der Lampe", "injure anna>bob"),
    ("Anna lügt Bob an", "deceive anna>bob"),
    ("Bob stirbt", "die bob>"),
    ("Gestern sind Anna und Bob ertrunken", "die anna,bob>"),
    ("Anna tötet Bob nicht", "kill anna>bob not"),
    ("Anna hat Bob nie verraten", "betray anna>bob not"),
    ("Fast tötet Anna Bob", "kill anna>bob not"),
]
SILENT = [
    "Anna will Bob töten",  # a wish
    "Anna würde Bob töten",
    "Wenn Anna Bob tötet, weint Cleo Marx",  # a condition
    "Anna sagt, dass Bob Cleo Marx tötet",  # hearsay
    "Tötet Anna Bob",  # a question
    "Anna tötet Bob und flieht",  # two deeds
    "Sie tötet ihn",  # pronouns
    "Anna, die Bob liebt, weint",  # a relative
    "Anna tötet den König",  # somebody outside the cast
    "Anna töten Bob",  # the wrong number
    "Anna küsst",
    "Anna kills Bob and flees",  # English
    "",
    "Bob",
]


def said(line: str) -> str:
    """`kill anna>bob not`."""
    events = FrameReader(grammar("de"), PEOPLE).read(line, Memory(PEOPLE))
    shown = (f"{one.sense} {','.join(one.by)}>{','.join(one.to)} {one.status}" for one in events)
    return "; ".join(shown).replace(" happened", "")


@pytest.mark.parametrize(("line", "event"), READ)
def test_a_main_clause_is_read(line: str, event: str) -> None:
    assert said(line) == event


@pytest.mark.parametrize("line", SILENT)
def test_what_is_more_than_that_says_nothing(line: str) -> None:
    assert said(line) == ""


def test_every_verb_of_the_file_is_of_a_class_and_has_its_forms() -> None:
    every = {verb for spoken in grammar("de").verbs.values() for verb in spoken}
    assert len(every) > 40
    assert all(one.sense in senses() and len(one.forms) == 5 and one.how in {"", "alone", "each"} for one in every)


STORY = "title: Hafen\nlexicon: {}\ncast: {{anna: Anna, bob: Bob, cleo: Cleo}}\n"
LOG = """S01E01:
  scenes:
    1:
      present: [anna, bob, cleo]
      lines:
        - Anna und Bob küssen sich
        - Heute schlägt Bob Anna
        - Cleo tötet Bob nicht
        - Anna comforts Cleo
"""


def opened(folder: Path, lexicon: str) -> pv.Story:
    """A story whose sentences are read by a lexicon file."""
    (folder / "story.yaml").write_text(STORY.format(lexicon), "utf-8")
    (folder / "s01.yaml").write_text(LOG, "utf-8")
    return pv.open(folder)


def test_a_story_names_its_lexicon(tmp_path: Path) -> None:
    story = opened(tmp_path, "de")
    assert [wound.id for wound in story.headspace("anna").wounds] == ["S01E01.1/2"]
    assert [finding.code for finding in story.check()] == ["PV004"]  # what did not happen has no effect


def test_without_it_its_lines_are_notes(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: Hafen\ncast: {anna: Anna, bob: Bob, cleo: Cleo}\n", "utf-8")
    (tmp_path / "s01.yaml").write_text(LOG, "utf-8")
    assert not pv.open(tmp_path).headspace("anna").wounds


def test_a_view_is_read_by_it_too(tmp_path: Path) -> None:
    assert opened(tmp_path, "de").seen("S01").headspace("anna").wounds


@pytest.mark.parametrize("name", ["fr", "../verbs", "de.txt", "[de]"])
def test_a_lexicon_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    assert any("lexicon" in finding.message for finding in opened(tmp_path, name).check())


def test_say_reads_by_it(tmp_path: Path) -> None:
    found = opened(tmp_path, "de").say("Bob wird von Anna gerettet")
    assert [(one.sense, one.by, one.to) for one in found.events] == [("rescue", ("anna",), ("bob",))]
    assert found.bears["bob"] > 0
