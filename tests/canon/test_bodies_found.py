"""Whoever is found dead has died, once; whoever comes upon her knows, and mourns."""

import pytest

from previously.canon.knowledge.deeds import deeds_known
from previously.canon.lives import deaths
from tests.stories import story

HEAD = "cast: {mara: Mara, joe: {name: Joe, bonds: {mara: 0.8}}, ann: Ann}\n"
FINDING = (
    "Joe finds Mara's body",
    "Joe finds Mara hanged in the barn",
    "Joe stumbles over Mara's corpse",
    "Mara's body is found by Joe",
    "Joe identifies Mara's remains",
)


def told(*lines: str) -> str:
    return "S01E01:\n  scenes:\n" + "".join(f"    {n}: {{lines: ['{line}']}}\n" for n, line in enumerate(lines, 1))


def quoted(line: str) -> str:
    return line.replace("'", "''")


@pytest.mark.parametrize("before", [(), ("Ann kills Mara",)])
@pytest.mark.parametrize("line", FINDING)
def test_a_body_is_one_death_and_whoever_finds_it_mourns(line: str, before: tuple[str, ...]) -> None:
    found = story(told(*before, quoted(line)), cast=HEAD)
    assert len(deaths(found.canon.turns_of("mara"))) == 1
    joe = found.headspace("joe")
    assert joe.hurt > 0.5
    assert next(one.dead for one in deeds_known(found.canon, "joe", joe.moment)) == "mara"
    assert not [one for one in found.check() if one.severity == "error"]


def test_nobody_mourns_what_was_only_looked_for_or_is_hers() -> None:
    for line in ("Joe hopes to find Mara's body", "Joe finds Mara's diary", "Joe finds Mara asleep", "Joe finds Mara"):
        found = story(told(quoted(line)), cast=HEAD)
        assert not found.canon.turns_of("mara")
        assert found.headspace("joe").hurt < 0.3


def test_whoever_knows_of_a_death_does_not_learn_of_it_again_by_the_body() -> None:
    hurt = [
        story(told("Ann tells Joe that Mara is dead", *more), cast=HEAD).headspace("joe").hurt
        for more in ((), ("Mara is found dead",))
    ]
    assert hurt[0] == pytest.approx(hurt[1], abs=0.05)


def test_who_finds_his_sister_dead_mourns_whom_a_line_has_called_so() -> None:
    cast = "cast: {mara: Mara, joe: {name: Joe, pronouns: he}, ann: Ann}\n"
    before = ("Mara is Joe''s sister", "Ann kills Mara")
    for line in ("Joe finds his sister dead", "Joe finds his sister's body"):
        found = story(told(*before, quoted(line), "Joe mourns Mara"), cast=cast)
        assert found.headspace("joe", at="S01E01.3").hurt > 0.5, line
        assert [one.code for one in found.check()] == [], line
    ring = story(told(*before, quoted("Joe finds his sister's ring"), "Joe mourns Mara"), cast=cast)
    assert ring.headspace("joe", at="S01E01.3").hurt == 0.0
