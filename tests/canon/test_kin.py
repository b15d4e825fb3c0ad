"""A line may say whose kin somebody is; they are dear to each other from then on, as if for long."""

import pytest

import previously as pv
from previously.core.entries import Event

CAST = """
cast:
  ann: {name: Ann, pronouns: she}
  bob: {name: Bob, pronouns: he}
  cy: {name: Cy, pronouns: he}
"""


def story(*scenes: str, cast: str = CAST) -> pv.Story:
    """A story of these scenes, a hundred days apart."""
    told = "".join(f"    {n}: {{day: {100 * n}, {scene}}}\n" for n, scene in enumerate(scenes, 1))
    return pv.story_of({"story.yaml": cast, "s01.yaml": f"S01E01:\n  scenes:\n{told}"})


def kin(line: str) -> dict[str, list[str]]:
    """Whose kin each is by a line."""
    given = story(f'lines: ["{line}"]')
    rows = {who: pv.ask(given, "sheet", name=who, at="S01E01").state for who in ("ann", "bob", "cy")}
    return {who: [f"{row.what}: {row.value}" for row in found if row.value] for who, found in rows.items()}


@pytest.mark.parametrize(
    "line",
    [
        "Cy is Ann's brother", "Cy is the brother of Ann", "Ann has a twin brother called Cy",
        "Ann hugs her brother Cy",        "Cy, Ann's younger brother, comes in", "Ann tells her brother Cy about Bob",
        "Her brother Cy thanks Ann",
    ],
)  # fmt: skip
def test_it_stands_on_the_sheets_of_both(line: str) -> None:
    assert kin(line) == {"ann": ["brother: Cy"], "bob": [], "cy": ["brother of: Ann"]}


@pytest.mark.parametrize(
    "line",
    [
        "Cy is not Ann's brother", "Bob claims that Cy is Ann's brother", "Is Cy Ann's brother?",
        "Cy is Ann's ex husband", "Cy was Ann's boyfriend", "Cy is Ann's brother's friend",
        "Ann tells her brother Cy is dead",        "Cy is Ann's secret brother", "Cy is like a brother to Ann",
    ],
)  # fmt: skip
def test_it_is_not_said_where_it_is_not_so_or_not_known(line: str) -> None:
    assert kin(line)["ann"] == []


def test_of_several_each_is() -> None:
    assert kin("Bob and Cy are Ann's brothers")["ann"] == ["brother: Bob", "brother: Cy"]
    assert kin("Ann is Bob's mother and Cy's mother")["ann"] == ["mother of: Bob", "mother of: Cy"]
    assert kin("Ann is the mother of Bob and Cy")["cy"] == ["mother: Ann"]
    assert kin("Ann, Bob and Cy are siblings")["cy"] == ["sibling: Ann", "sibling: Bob"]


def hurt(*scenes: str, cast: str = CAST) -> pv.Headspace:
    return story(*scenes, cast=cast).headspace("ann", f"S01E01.{len(scenes)}")


def test_a_brother_s_death_is_mourned_and_an_acquaintance_s_hardly() -> None:
    dies = "present: [ann, cy], lines: [Cy dies]"
    brother = hurt('lines: ["Cy is Ann\'s brother"]', dies)
    acquaintance = hurt('lines: ["Ann greets Cy"]', dies)
    assert brother.grief > 0.5 > 5 * acquaintance.grief
    assert brother.hurt > acquaintance.hurt + 0.3


def test_who_is_not_there_where_it_is_said_has_it_once_they_are_together() -> None:
    said = 'present: [cy, bob], lines: ["Bob greets Ann\'s brother Cy"]'
    dies = "present: [ann, cy], lines: [Cy dies]"
    assert hurt(said, dies, "present: [ann], lines: [Ann waits]").grief > 0.3
    apart = story(said, "present: [ann, bob], lines: [Ann waits]").headspace("ann", "S01E01.2")
    assert not apart.drives


def test_what_the_cast_says_of_a_bond_stands() -> None:
    cast = CAST.replace("name: Ann,", "name: Ann, bonds: {cy: -0.6},")
    lived = ('lines: ["Cy is Ann\'s brother"]', "present: [ann, cy], lines: [Cy dies]")
    assert hurt(*lived, cast=cast).grief == 0.0


def test_an_edit_that_says_so_is_heard() -> None:
    def told(kin: str) -> str:
        dies = "2: {day: 200, present: [ann, cy], lines: [Cy dies]}"
        return f'S01E01:\n  scenes:\n    1: {{day: 100, lines: ["Cy is Ann\'s {kin}"]}}\n    {dies}\n'

    before = pv.story_of({"story.yaml": CAST, "s01.yaml": told("dentist")})
    assert before.headspace("ann", "S01E01.2").grief < 0.1
    after, anew = (
        before.edited("s01.yaml", told("brother")),
        pv.story_of({"story.yaml": CAST, "s01.yaml": told("brother")}),
    )
    assert after.headspace("ann", "S01E01.2").grief == anew.headspace("ann", "S01E01.2").grief > 0.5


@pytest.mark.parametrize(
    ("line", "whom"),
    [("Ann forgives her brother", "cy"), ("Ann forgives her father", ""), ("Bob forgives his brother", "")],
)
def test_a_scene_that_has_named_her_brother_means_him_by_the_word(line: str, whom: str) -> None:
    given = story(f'present: [ann, bob, cy], lines: ["Ann greets her brother Cy", "{line}"]')
    told = [entry for entry in given.canon.entries() if isinstance(entry, Event)]
    assert [event.object for event in told if event.verb.id == "forgives"] == [whom] * bool(whom)


def test_a_burial_tells_those_who_mourn_of_the_death() -> None:
    said = 'lines: ["Ann is Cy\'s mother"]'
    lived = (said, "present: [cy, bob], lines: [Cy dies]", "present: [ann, bob], lines: [Ann and Bob bury Cy]")
    assert hurt(*lived[:2], "present: [ann, bob], lines: [Ann greets Bob]").grief == 0.0
    assert hurt(*lived).grief > 0.5
