"""What lines mean to somebody: by what it is worth to her, by who does it, and by the part she plays."""

import pytest

import previously as pv
from previously.mind.circumstances import Circumstances
from tests.stories import story

CAST = """\
title: Harbour
cast:
  mara: {name: Mara, bonds: {ann: 0.8}, goals: {boat: {weight: 0.7}}}
  ann: {name: Ann, bonds: {mara: 0.8}}
  joe: Joe
"""


def after(*lines: str, who: str = "mara", cast: str = CAST, present: str = "[mara, ann, joe]") -> pv.Headspace:
    """Somebody after one scene of these lines."""
    told = "".join(f"\n        - {line}" for line in lines)
    scene = f"S01E01:\n  scenes:\n    1:\n      present: {present}\n      lines:{told}\n"
    return story(scene, cast=cast).headspace(who)


def test_a_loss_weighs_what_was_lost_was_worth() -> None:
    keys, ann, boat = (after(f"Mara loses {what}").hurt for what in ('"her keys"', "Ann", '"boat"'))
    assert keys < 0.2 < boat
    assert ann > 2.5 * keys
    assert after('Mara loses "her keys"; severity 0.9').hurt > 0.7, "what the line says counts as given"
    assert after("Mara loses her father").hurt > ann - 0.2, "who is in no cast, but near by what they are called"


def test_being_left_weighs_more_the_nearer_who_leaves() -> None:
    assert after("Ann abandons Mara").hurt > 2 * after("Joe abandons Mara").hurt > 0.0


def test_what_is_done_by_force_brings_nobody_joy_or_a_bond() -> None:
    free, forced = after("Mara marries Joe"), after("Mara marries Joe; forced by Ann")
    assert free.joys
    assert any(drive.target == "joe" for drive in free.drives)
    assert not forced.joys
    assert not any(drive.target == "joe" for drive in forced.drives)
    assert forced.lift < free.lift


def test_a_wedding_binds_both_and_is_the_best_of_moments() -> None:
    for who, other in (("mara", "joe"), ("joe", "mara")):
        wed = after("Mara marries Joe", who=who)
        assert [drive.target for drive in wed.drives if drive.target == other] == [other]
        assert wed.lift > 0.4
        assert wed.hurt < 0.1


def test_being_left_at_the_altar_is_worse_than_any_tease() -> None:
    jilted, teased = after("Ann abandons Mara"), after("Ann mocks Mara")
    assert jilted.hurt > teased.hurt + 0.3


def test_a_purpose_reached_leaves_a_joy_and_less_of_a_hole_than_one_given_up() -> None:
    scenes = """
    S01E01: {scenes: {1: {lines: Mara drinks}}}
    S01E02: {scenes: {1: {later: 2 years, lines: Mara %s "boat"}}}
    """.replace("\n    S", "\nS")
    reached, given_up = (story(scenes % verb, cast=CAST).headspace("mara") for verb in ("achieves", "gives up"))
    assert [joy.id for joy in reached.joys] == ["S01E02.1/1"]
    assert 0.0 < reached.void < 0.5 * given_up.void
    assert not given_up.joys
    assert reached.emotions["pride"] > 0.3


def test_what_is_done_in_ones_part_brings_no_guilt() -> None:
    plain = "title: H\ncast: {cole: {name: Cole}, joe: Joe}\n"
    as_officer = plain.replace("name: Cole", "name: Cole, part: officer")
    arrest = {
        name: after("Cole captures Joe", who="cole", cast=c, present="[]")
        for name, c in (("anybody", plain), ("officer", as_officer))
    }
    assert arrest["anybody"].emotions["shame"] > 0.0
    assert arrest["officer"].emotions["shame"] == 0.0
    assert arrest["officer"].emotions["pride"] > 0.0
    joes = (after("Cole captures Joe", who="joe", cast=c, present="[]").hurt for c in (plain, as_officer))
    assert len({round(hurt, 9) for hurt in joes}) == 1, "to who is taken it is all one"


def test_a_surgeon_who_cuts_feels_no_guilt_unless_her_own_standards_say_so() -> None:
    def shame(named: str, line: str) -> float:
        cast = f"title: H\ncast: {{moss: {{name: {named}}}, joe: Joe}}\n"
        return after(line, who="moss", cast=cast, present="[]").emotions["shame"]

    assert shame("Moss", "Moss cuts Joe open") > 0.0
    for surgeon in ("Dr Moss", "Moss, part: doctor", "Moss, aliases: [the surgeon]"):
        assert shame(surgeon, "Moss cuts Joe open") == 0.0
        assert shame(surgeon, "Moss hits Joe") >= shame("Moss", "Moss hits Joe") > 0.0
    assert shame("Dr Moss, standards: {hurts: -0.8}", "Moss cuts Joe open") > 0.0


def test_a_part_nobody_knows_is_said() -> None:
    cast = "title: H\ncast: {cole: {name: Cole, part: oficer}}\n"
    (finding,) = story("S01E01: {scenes: {1: {lines: Cole drinks}}}\n", cast=cast).check()
    assert "“oficer” is no part that is known" in finding.message
    assert "did you mean “officer”" in finding.message


def test_whoever_comforts_is_felt_to_be_there() -> None:
    alone, held = after("Joe hurts Mara", present="[mara, joe]"), after("Joe hurts Mara", "Ann comforts Mara")
    assert held.lift > alone.lift + 0.1
    assert "felt" not in {reason.kind for reason in held.reasons("lift")}
    assert {"feeling", "bond"} <= {reason.kind for reason in held.reasons("lift")}


@pytest.mark.parametrize("readout", ["hurt", "lift"])
def test_a_headspace_about_somebody_counts_only_what_they_have_to_do_with(readout: str) -> None:
    lines = "Joe hurts Mara", "Ann delights Mara"
    both = after(*lines)
    told = both.canon
    about = pv.Headspace(told, both.mind, both.moment, Circumstances(about="joe"))
    kinds = {reason.kind for reason in about.reasons(readout)}
    assert kinds <= {"wound", "feeling"} if readout == "hurt" else kinds <= {"feeling"}


@pytest.mark.parametrize(
    "line", ["Mara ties the knot with Joe", "Mara gets the job", "Mara gives birth to a girl", "Joe compliments Mara"]
)
def test_a_joy_in_plain_english_lifts(line: str) -> None:
    glad = after(line, present="[mara, joe]")
    assert glad.lift > 0.3
    assert glad.hurt < 0.1
    assert glad.joys


@pytest.mark.parametrize("line", ["Joe slaps Mara", "Ann walks out on Mara", "Joe bullies Mara", "Joe jails Mara"])
def test_a_harm_in_plain_english_hurts(line: str) -> None:
    hurt = after(line, present="[mara]")
    assert hurt.hurt > 0.3 > hurt.lift
    assert not hurt.joys


def test_a_wedding_in_plain_english_binds_both() -> None:
    for who, other in (("mara", "joe"), ("joe", "mara")):
        wed = after("Mara ties the knot with Joe", who=who)
        assert [drive.target for drive in wed.drives if drive.target == other] == [other]


def test_a_thing_lost_in_plain_english_weighs_no_more_than_a_thing() -> None:
    assert after("Mara mislays her wallet").hurt < 0.25 < after("Mara loses Ann").hurt


def test_whoever_is_made_for_joy_has_more_of_it_and_no_more_of_anything_else() -> None:
    glad, plain, dull = (
        after(
            "Joe compliments Mara", "Joe insults Mara", cast=CAST.replace("name: Mara,", f"name: Mara, delight: {x},")
        )
        for x in (1.5, 1.0, 0.5)
    )
    assert glad.lift > plain.lift > dull.lift
    assert glad.hurt == plain.hurt == dull.hurt


def test_whose_own_standards_see_no_wrong_in_it_feels_no_remorse_and_others_do() -> None:
    lying = "{name: Joe, bonds: {ann: 0.8}, standards: {lies to: -0.4, hides: 0.0}}"
    cast = f"cast: {{mara: {{name: Mara, bonds: {{ann: 0.8}}}}, joe: {lying}, ann: Ann}}\n"
    for who, other in (("Mara", "Joe"), ("Joe", "Mara")):  # what is alike is weighed once, whoever is asked first
        lines = [f"{who} hides letter from Ann", f"{other} hides ring from Ann"]
        both = story(f"S01E01: {{scenes: {{1: {{lines: {lines}}}}}}}\n", cast=cast)
        felt = {one: both.headspace(one).emotions["remorse"] for one in (who.casefold(), other.casefold())}
        assert felt["mara"] > 0.1
        assert felt["joe"] == 0.0


def test_what_is_not_given_or_not_kept_is_a_loss_to_whom_it_was_meant_for() -> None:
    for line in ("Mara doesn't get the job", "Mara is not invited to the party", "Ann breaks her promise to Mara"):
        assert after(line).hurt > 0.1, line
    assert after("Ann keeps her promise to Mara").lift > after("Ann cooks").lift
    assert after("Joe steals Mara's idea").hurt > after("Joe steals the idea").hurt
