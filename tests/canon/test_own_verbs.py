"""A story's own verbs in one line, and lines whose clause says what their own words come to."""

import pytest

from previously.canon.load import loader_of
from previously.canon.log import Canon
from previously.core.entries import Event, Note

CAST = "title: Harbour\ncast: {ann: {name: Ann, pronouns: she}, bob: {name: Bob, pronouns: he}}\n"


def canon(line: str, verbs: str = "{}") -> Canon:
    season = f'S01E01: {{scenes: {{1: {{lines: ["{line}"]}}}}}}\n'
    return loader_of({"story.yaml": f"{CAST}verbs: {verbs}\n", "s01.yaml": season}).canon()


def event(line: str, verbs: str = "{}") -> Event:
    found = canon(line, verbs)
    assert [one for one in found.findings if one.severity == "error"] == []
    (entry,) = found.episodes[0].entries
    assert isinstance(entry, Event)
    return entry


@pytest.mark.parametrize("line", ["Ann slaps Bob", "Ann slapped Bob", "Bob was slapped by Ann", "Ann has slapped Bob"])
def test_a_verb_of_ones_own_is_like_another_in_all_its_forms(line: str) -> None:
    found = canon(line, "{slaps: comforts}").episodes[0].entries
    assert {(one.verb.id, one.subject, one.object) for one in found if isinstance(one, Event)} == {
        ("slaps", "ann", "bob")
    }


def test_it_has_what_the_other_has_and_what_it_says_itself() -> None:
    mine, other = event("Ann zorbed Bob", "{zorbs: {like: hurts, severity: 0.2}}"), event("Ann hurts Bob")
    assert mine.severity == 0.2
    assert mine.verb.roles == other.verb.roles
    assert mine.verb.opens == other.verb.opens


def test_a_verb_that_is_redefined_keeps_its_forms() -> None:
    assert event("Ann attacks Bob", "{hurts: {takes: [name], severity: 0.9}}").severity == 0.9


def test_that_there_is_no_such_verb_is_told() -> None:
    (found,) = [one for one in canon("Ann meets Bob", "{slaps: hrts}").findings if one.code == "PV008"]
    assert "there is no verb “hrts”; did you mean “hurts”?" in found.message


@pytest.mark.parametrize(
    ("line", "verb", "who"),
    [
        ("Ann chews Bob out; as humiliates", "humiliates", ("ann", "bob")),
        ("Bob is chewed out by Ann; as insults", "humiliates", ("ann", "bob")),
        ("Yesterday Ann gave it to Bob; as humiliates; severity 0.9", "humiliates", ("ann", "bob")),
        ("Ann is over the moon; as succeeds", "succeeds", ("ann", "")),
        ("Ann hurts Bob; as humiliates", "humiliates", ("ann", "bob")),
    ],
)
def test_a_line_is_what_its_clause_says(line: str, verb: str, who: tuple[str, str]) -> None:
    found = event(line)
    assert (found.verb.id, (found.subject, found.object), found.text) == (verb, who, line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ann zorbs Bob; as humiliate", "did you mean “humiliates”?"),
        ("Ann zorbs Bob; as plays", "is no verb that says what happens"),
        ("Ann zorbs; as humiliates", "names nobody whom it befalls"),
        ("It zorbs; as humiliates", "names nobody who does it"),
    ],
)
def test_what_a_line_cannot_be_is_told(line: str, said: str) -> None:
    (found,) = [one for one in canon(line).findings if one.severity == "error"]
    assert said in found.message


def test_without_the_clause_it_is_a_note() -> None:
    (entry,) = canon("Ann zorbs Bob").episodes[0].entries
    assert isinstance(entry, Note)
