"""What befalls those dear to somebody: what she sees of it, fears, shares and takes on herself."""

import previously as pv
from tests.stories import story

CAST = """title: Farm
cast:
  mara: {name: Mara, pronouns: she, bonds: {joe: 0.7, sam: -0.6}}
  joe: {name: Joe, pronouns: he, bonds: {mara: 0.7}}
  sam: {name: Sam, pronouns: he}
  ann: {name: Ann, pronouns: she}
"""


def after(*scenes: tuple[str, str], who: str = "mara") -> pv.Headspace:
    """Somebody after these scenes, each given by who is there and by its lines."""
    rows = "".join(
        f"    {i}: {{later: 1 day, present: [{there}], lines: [{lines}]}}\n"
        for i, (there, lines) in enumerate(scenes, 1)
    )
    return story(f"S01E01:\n  scenes:\n{rows}", cast=CAST).headspace(who, at=f"S01E01.{len(scenes)}")


def test_who_sits_with_somebody_injured_fears_for_him_and_does_not_see_whose_doing_it_was() -> None:
    beaten = ("joe, ann", "Ann stabs Joe")
    there = after(beaten, ("mara, joe", "Mara sits with Joe"))
    assert there.emotions["fear"] > 0.2
    assert "ann" not in there.bonds
    nursed = after(beaten, ("mara, joe", "Mara sits with Joe"), ("mara, joe", "Mara sits with Joe"))
    assert 0.1 < nursed.emotions["fear"] < there.emotions["fear"], "the next day it is the same, a little less"
    well = after(beaten, ("mara, joe", "Mara sits with Joe"), ("mara, joe", "Joe recovers"), ("mara, joe", "Mara sits"))
    assert well.emotions["fear"] < 0.1, "he is well again"
    assert after(("joe, ann", "Ann slaps Joe"), ("mara, joe", "Mara sits with Joe")).hurt == 0.0, "a slap does not show"
    assert after(beaten, ("mara, ann", "Mara sits with Ann")).hurt == 0.0, "he is not there"


def test_who_searches_for_somebody_knows_that_he_was_taken() -> None:
    taken = ("joe, ann", "Ann kidnaps Joe")
    assert after(taken, ("mara", "Mara searches for Joe")).emotions["fear"] > 0.2
    assert after(taken, ("mara", "Mara searches for the keys")).emotions["fear"] < 0.05


def test_what_lies_long_past_is_not_feared() -> None:
    news = "Joe tells Mara that Ann stabbed him"
    fresh = after(("joe, ann", "Ann stabs Joe"), ("mara, joe", "Mara sits with Joe")).emotions["fear"]
    old = story(
        "S01E01:\n  scenes:\n    1: {present: [joe, ann], lines: [Ann stabs Joe]}\n"
        f"    2: {{later: 2 years, present: [mara, joe], lines: [{news}]}}\n",
        cast=CAST,
    ).headspace("mara", at="S01E01.2")
    assert old.emotions["fear"] < fresh / 2


def test_an_enemy_who_lives_after_all_is_feared_and_a_friend_is_a_joy() -> None:
    for name, felt in (("Sam", "fear"), ("Joe", "joy")):
        line = f"Ann tells Mara that {name} is alive"
        lives = after(("mara, ann", f"Ann tells Mara that {name} drowned in the lake"), ("mara, ann", line))
        assert lives.emotions[felt] > 0.25, name


def test_who_leaves_somebody_dear_misses_him_unless_he_has_harmed_her() -> None:
    week = [("mara, ann", "Mara cooks")] * 5
    assert after(("mara, joe", "Mara leaves Joe"), *week).grief > 0.3
    harmed = ("mara, joe", "Joe beats Mara, Joe tortures Mara")
    assert after(harmed, ("mara, joe", "Mara leaves Joe"), *week).grief == 0.0


def test_a_wedding_is_a_joy_to_those_bound_to_either() -> None:
    for line in ("Ann marries Joe", "Joe marries Ann"):
        assert after(("mara, joe, ann", line)).lift > 0.3
        assert after(("joe, ann, sam", line), who="sam").lift < 0.05


def test_two_who_fall_in_love_are_bound_both_ways() -> None:
    for who in ("ann", "sam"):
        assert after(("ann, sam", "Ann and Sam fall in love"), who=who).emotions["love"] > 0.3


def test_who_keeps_something_from_somebody_dear_feels_it_and_who_is_kept_from_it_does_not() -> None:
    told = ("mara, joe", "Mara does not tell Joe about the visit")
    assert after(told).emotions["remorse"] > 0.2
    assert after(told, who="joe").hurt == 0.0
    assert after(("mara, ann", "Mara does not tell Ann about the visit")).emotions["remorse"] < 0.1


def test_who_bears_the_same_family_name_is_near_where_the_cast_says_nothing_of_anybody() -> None:
    for bonds, mourned in (("", True), (", bonds: {kit: 0.5}", False)):
        cast = (
            f"title: Farm\ncast:\n  ida: {{name: Ida Lowe{bonds}}}\n  old: {{name: Mr. Lowe}}\n"
            "  kit: {name: Kit Hart}\n"
        )
        told = "S01E01:\n  scenes:\n    1: {present: [ida, kit], lines: [Mr. Lowe dies, Ida weeps]}\n"
        assert (story(told, cast=cast).headspace("ida", at="S01E01.1").grief > 0.1) is mourned


def test_the_joys_and_rescues_of_those_dear_are_one_s_own_in_part() -> None:
    quiet = after(("mara, joe, ann", "Ann cooks")).lift
    for line in ("Joe wins the prize", "Ann rescues Joe", "Joe is found safe"):
        assert after(("mara, joe, ann", line)).lift > quiet + 0.04, line
    assert after(("mara, joe, sam", "Sam wins the prize")).lift <= quiet, "not those of whom she dislikes"


def test_a_quarrel_does_not_make_kin_strangers_and_a_betrayal_does() -> None:
    def dead(before: str) -> float:
        lines = "".join(f"        - {line}\n" for line in (before, "Ann is Joe's sister", "Ann drowns"))
        text = f"S01E01:\n  scenes:\n    1:\n      present: [joe, ann]\n      lines:\n{lines}"
        grief = story(text, cast=CAST).headspace("joe").grief
        assert isinstance(grief, float)
        return grief

    assert dead("Joe quarrels with Ann") > 0.3
    assert dead("Ann betrays Joe") == 0.0
