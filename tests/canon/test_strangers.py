"""Plain English is no mistake, whoever is in it; only a name of the cast that is misspelt is told."""

import pytest

from previously.core.entries import Event, Note
from tests.canon.test_plain_lines import canon

PLAIN = [
    "The office is saved",
    "Privately, Ann insults Bob",
    "War breaks out",
    "zork is dead",
    "Zork is dead",
    "Bob kills Zork",
    "Ann's brother meets Bob",
    "Cy meets Ann at flat",
    "Ann leaves",
    "Bob plays cards",
    "Nobody at all knows",
    "Marcus Aurelius Antoninus writes to Ann",
]
SLIPS = [
    ("Anne-Marie kills Bob", ""),
    ("Bbo kisses Ann", "Bob"),
    ("Ann kisses Bbo", "Bob"),
    ("Privately, Bobb insults Ann", "Bob"),
    ("bobb insults ann", "Bob"),
]


@pytest.mark.parametrize("line", PLAIN)
def test_a_line_in_plain_english_is_never_an_error(line: str) -> None:
    assert [one for one in canon(line).findings if one.severity == "error"] == []


@pytest.mark.parametrize(("line", "name"), SLIPS)
def test_a_name_of_the_cast_that_is_misspelt_is_told(line: str, name: str) -> None:
    told = [one.message for one in canon(line).findings if one.code == "PV003"]
    assert [f"did you mean “{name}”?" in one for one in told] == ([True] if name else [])


def test_a_line_about_strangers_is_kept_and_names_nobody() -> None:
    (note,) = canon("The office is saved; at harbour").episodes[0].entries
    assert isinstance(note, Note)
    assert (note.subject, note.understood, note.text) == ("", True, "The office is saved; at harbour")


def test_what_a_stranger_suffers_by_somebody_is_hers() -> None:
    (event,) = canon("Zork stabs Ann").episodes[0].entries
    assert isinstance(event, Event)
    assert (event.verb.id, event.subject) == ("is-hurt", "ann")


@pytest.mark.parametrize(
    ("line", "speaks", "severity"),
    [
        ("Ann zorbs Bob to death", "death", "warning"),
        ("Ann zorbs the torture of Bob", "harm", "warning"),
        ("Ann zorbs the wedding", "love", "warning"),
        ("Ann zorbs Bob", "", "hint"),
        ("Ann zorbs the room off", "", "hint"),
    ],
)
def test_what_nobody_could_read_is_graver_where_it_speaks_of_life_and_death(
    line: str, speaks: str, severity: str
) -> None:
    found = canon(line)
    (note,) = found.episodes[0].entries
    assert isinstance(note, Note)
    assert (note.understood, note.speaks) == (False, speaks)
    assert [(one.code, one.severity) for one in found.findings] == [("PV004", severity)]


def test_what_is_understood_is_no_warning_whatever_it_speaks_of() -> None:
    assert [(one.code, one.severity) for one in canon("Ann does not kill Bob").findings] == [("PV004", "hint")]
