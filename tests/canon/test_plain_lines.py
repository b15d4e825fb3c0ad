"""Lines in plain English are in the log what they say: each event for itself, strangers by whom they touch."""

import pytest

from previously.canon.load import loader_of
from previously.canon.log import Canon
from previously.core.entries import Event, Note

STORY = """
title: Harbour
cast:
  ann: {name: Ann, pronouns: she}
  bob: {name: Bob, pronouns: he}
  cy: {name: Cy, pronouns: he}
"""


def canon(*lines: str) -> Canon:
    """A story of one scene."""
    rows = "".join(f"\n        - {line}" for line in lines)
    text = f"S01E01:\n  scenes:\n    1:\n      present: [ann, bob, cy]\n      lines:{rows}\n"
    return loader_of({"story.yaml": STORY, "s01.yaml": text}).canon()


def told(*lines: str) -> list[str]:
    """The events of the last line, by verb, subject and object."""
    found = canon(*lines)
    return [
        f"{entry.verb.id} {entry.subject}>{entry.object}"
        for entry in found.episodes[0].entries
        if isinstance(entry, Event) and int(entry.ordinal) == len(lines)
    ]


@pytest.mark.parametrize(
    ("line", "events"),
    [
        ("Cy killed Bob", ["kills cy>bob"]),
        ("Bob is killed by Cy", ["kills cy>bob"]),
        ("Bob was killed", ["dies bob>"]),
        ("Ann and Bob kiss", ["loves ann>bob", "loves bob>ann"]),
        ("Ann slaps Bob and walks out", ["hurts ann>bob", "exits ann>"]),
        ("A guard hits Ann", ["is-hurt ann>"]),
        ("Ann rescues Bob and Cy from the fire", ["rescues ann>bob", "rescues ann>cy"]),
        ("Bob has fallen in love with Ann", ["loves bob>ann"]),
        # a verb of the vocabulary with more after it than a name
        ("Cy hits Bob in the throat", ["hurts cy>bob"]),
        ("Ann leaves Bob on the landing", ["abandons ann>bob"]),
        ("Ann apologises to Bob for missing his birthday", ["apologises ann>bob"]),
        ("Cy threatens Bob with a knife", ["threatens cy>bob"]),
        # a verb of the vocabulary that takes any words, with a second deed among them
        ("Ann arrives and kisses Bob", ["enters ann>", "loves ann>bob"]),
        ("Bob gets drunk and hits Cy", ["drinks bob>", "hurts bob>cy"]),
        ("Ann finds keys and plans", ["finds ann>"]),
        ("Bob drinks himself to death", ["dies bob>"]),
        ("Bob goes mad with grief", ["is-hurt bob>"]),
        # each other, and what befalls somebody because of somebody
        ("Ann and Bob comfort each other", ["comforts ann>bob", "comforts bob>ann"]),
        ("Cy stole Bob's car", ["wrongs cy>bob"]),
        ("Bob is promoted", ["succeeds bob>"]),
        ("A guard insults Ann", ["is humiliated ann>"]),
        ("The crowd cheers for Ann and Bob", ["is amused ann>", "is amused bob>"]),
        ("Ann was betrayed", ["is betrayed ann>"]),
        ("A stranger rescues Bob", ["is rescued bob>"]),
        ("Ann and Bob laugh", ["has-fun ann>", "has-fun bob>"]),
        ("Ann mourns her father", ["grieves ann>"]),
        ("Bob weeps", ["weeps bob>"]),
        ("Ann cries in Bob's arms", ["weeps ann>"]),
        ("Ann does not tell Bob about the visit", ["keeps-back ann>bob"]),
        ("Ann admits to Bob that she is afraid of him", ["bares ann>bob"]),
        ("Ann admits to Bob that she betrayed him", ["confesses ann>bob"]),
        ("Bob drowned in the lake", ["dies bob>"]),
        ("Bob drowns the kittens in the pond", []),
        ("Ann has given birth to Bob", ["loves ann>bob"]),
        ("Bob did not survive the night", ["dies bob>"]),
        ("Bob has been dying since Monday", []),
        # who resigns is still there, and who sees somebody has not met him
        ("Cy has resigned", []),
        ("Cy has stormed off", ["exits cy>"]),
        ("Ann sees Bob in Cy's eyes", ["is-reminded ann>bob"]),
        # what has not happened
        ("Ann does not kill Bob", []),
        ("Ann dreams that Bob killed Cy", []),
        ("Ann would have married Bob", []),
    ],
)
def test_a_plain_line_is_what_it_says(line: str, events: list[str]) -> None:
    assert told(line) == events


def test_a_pronoun_means_somebody_of_the_lines_before() -> None:
    assert told("Ann meets Bob", "He has slapped her") == ["hurts bob>ann"]


def test_the_second_event_of_a_line_has_an_address_of_its_own() -> None:
    ids = [entry.id for entry in canon("Ann slaps Bob and walks out").episodes[0].entries]
    assert ids == ["S01E01.1/1", "S01E01.1/1.1"]


def test_the_clauses_of_a_line_are_said_once() -> None:
    first, second = canon("Ann slaps Bob and walks out; later 2 days; sets ring = lost").episodes[0].entries
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    assert (first.facts, second.facts) == ((("ring", "lost"),), ())
    assert first.day == second.day


def test_what_the_vocabulary_reads_stands_as_it_is() -> None:
    (entry,) = canon("Ann tells Bob; reveals ring").episodes[0].entries
    assert isinstance(entry, Event)
    assert (entry.verb.id, entry.reveals) == ("tells", ("ring",))


def test_what_nothing_reads_is_a_note() -> None:
    (entry,) = canon("Ann zorbs Bob").episodes[0].entries
    assert isinstance(entry, Note)


@pytest.mark.parametrize(
    "line", ["Ann's brother polishes the boat and cries", "Everybody laughs", "Ann returns with a dog", "The inn burns"]
)
def test_whoever_is_nobody_of_the_cast_is_no_error(line: str) -> None:
    assert not [one for one in canon(line).findings if one.severity == "error"]


@pytest.mark.parametrize("line", ["Ann kisses Bbo", "Ann kisses Bobb", "Ann meets Bobb at harbour"])
def test_a_name_that_is_misspelt_is_still_a_fault(line: str) -> None:
    assert [one.code for one in canon(line).findings if one.severity == "error"] == ["PV003"]


def test_a_misspelt_name_is_still_a_misspelt_name() -> None:
    (found,) = [one for one in canon("Bbo kisses Ann").findings if one.severity == "error"]
    assert found.code == "PV003"


def test_a_plain_line_wounds_as_its_twin_does() -> None:
    plain = loader_of({"story.yaml": STORY, "s01.yaml": LINE.format("Bob was stabbed by Cy; severity 0.6")})
    twin = loader_of({"story.yaml": STORY, "s01.yaml": LINE.format("Cy stabs Bob; severity 0.6")})
    assert [_of(entry) for entry in plain.canon().episodes[0].entries] == [
        _of(entry) for entry in twin.canon().episodes[0].entries
    ]


LINE = "S01E01: {{scenes: {{1: {{present: [bob, cy], lines: [{}]}}}}}}\n"


def _of(entry: object) -> tuple[object, ...]:
    assert isinstance(entry, Event)
    return entry.verb.id, entry.subject, entry.object, entry.severity, entry.present


@pytest.mark.parametrize(
    ("line", "events"),
    [
        ("Ann tries to kill Bob", ["threatens ann>bob"]),
        ("Ann attempts to kidnap Bob and Cy", ["threatens ann>bob", "threatens ann>cy"]),
        ("Ann threatens to kill Bob", ["threatens ann>bob"]),
        ("Ann tries to lie to Bob", []),  # he does not notice
        ("Ann does not try to kill Bob", []),
        ("Ann dreams that she kills Bob", []),
        ("Cy confesses that he tried to kill Bob", []),
        ("Rumour has it that Ann tried to kill Bob", []),
        ("Cy thinks Ann tried to kill Bob", []),
        ("Cy forgives Ann for trying to kill Bob", []),
    ],
)
def test_an_attempt_and_a_threat_are_threats_to_whom_they_are_aimed_at(line: str, events: list[str]) -> None:
    assert [one for one in told(line) if one.startswith(("threatens", "kills", "hurts"))] == events


@pytest.mark.parametrize(
    ("line", "aims"),
    [
        ("Ann has promised Bob she will never sail again", ["she will never sail again"]),
        ("Ann and Bob swear to bring Cy home", ["bring Cy home", "bring Cy home"]),
        ("Ann swears that she will find Cy and kisses Bob", ["that she will find Cy"]),
    ],
)
def test_a_vow_is_for_what_is_promised_and_not_for_whoever_it_is_promised_to(line: str, aims: list[str]) -> None:
    vows = [one for one in canon(line).episodes[0].entries if isinstance(one, Event) and one.verb.opens == "vow"]
    assert [(one.object_text, one.object) for one in vows] == [(aim, "") for aim in aims]


def test_who_blames_himself_apologises_to_nobody() -> None:
    assert told("Ann bandages Bob", "Deep down, Bob has always blamed himself") == ["regrets bob>"]
    assert "apologises bob>ann" not in told("Ann bandages Bob", "Bob blames himself and gets drunk")


GROUPED = STORY + "groups: {family: [ann, Bob], the night shift: [bob, cy]}\n"


@pytest.mark.parametrize(
    ("line", "events"),
    [
        ("The family abandons Cy", ["abandons ann>cy", "abandons bob>cy"]),
        ("Cy has insulted the family", ["humiliates cy>ann", "humiliates cy>bob"]),
        ("Ann tells the family", ["tells ann>bob"]),
        ("The night shift was attacked", ["is-hurt bob>", "is-hurt cy>"]),
        ("His family abandons Cy", ["is abandoned cy>"]),  # whoever they are
    ],
)
def test_a_group_is_its_members(line: str, events: list[str]) -> None:
    found = loader_of({"story.yaml": GROUPED, "s01.yaml": SCENE.format(line)}).canon()
    told = [entry for entry in found.episodes[0].entries if isinstance(entry, Event)]
    assert [f"{entry.verb.id} {entry.subject}>{entry.object}" for entry in told] == events
    assert [one for one in found.findings if one.severity == "error"] == []


def test_a_member_of_a_group_whom_nobody_knows_is_found() -> None:
    story = STORY + "groups: {family: [ann, Bbo]}\n"
    (found,) = loader_of({"story.yaml": story, "s01.yaml": SCENE.format("Ann meets Bob")}).canon().findings
    assert (found.code, found.severity) == ("PV003", "error")


SCENE = "S01E01: {{scenes: {{1: {{present: [ann, bob, cy], lines: [{}]}}}}}}\n"
