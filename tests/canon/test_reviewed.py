"""Small stories that once went wrong."""

import previously as pv

CAST = (
    "cast:\n  mara: {name: Mara, bonds: {joe: 0.2}}\n  joe: Joe\n  sam: {name: Sam, bonds: {mara: 0.8}}\n  tom: Tom\n"
)


def told(episodes: str, story: str = CAST) -> pv.Story:
    return pv.story_of({"story.yaml": story, "s01.yaml": episodes})


def scene(*lines: str) -> str:
    return "S01E01:\n  scenes:\n    1:\n      lines:\n" + "".join(f"        - {line}\n" for line in lines)


def test_each_broken_premise_is_a_finding_of_its_own() -> None:
    premises = 'premises:\n  - {id: a, always: "alive(joe)"}\n  - {id: b, always: "alive(joe) and alive(mara)"}\n'
    found = [f for f in told(scene("Joe dies"), CAST + premises).check() if f.code == "PV301"]
    assert [finding.message.split()[2] for finding in found] == ["a", "b"]


def test_a_retelling_harms_nobody_a_second_time() -> None:
    killed = "S01E01:\n  scenes:\n    1:\n      present: [sam, joe, mara]\n      lines:\n        - Joe kills Mara\n"
    back = "S01E02:\n  scenes:\n    1:\n      lines:\n        - Mara returns\n"
    bar = "S01E03:\n  scenes:\n    1:\n      place: bar\n      present: [sam, joe]\n      lines:\n        - "
    anew = told(f"{killed}{back}{bar}Tom kills Mara; retells S01E01.1/1\n").headspace("sam", at="S01E03")
    plain = told(f"{killed}{back}{bar}Joe exits\n").headspace("sam", at="S01E03")
    assert (anew.distress, anew.void, anew.wounds) == (plain.distress, plain.void, plain.wounds)


def test_without_her_killer_she_lives() -> None:
    story = told(scene("Joe kills Mara") + "S01E02:\n  scenes:\n    1:\n      lines:\n        - Tom hurts Mara\n")
    assert not story.headspace("mara").alive
    without = story.what_if(without="joe").headspace("mara")
    assert without.alive
    assert len(without.wounds) == 1


def test_a_goal_begins_on_its_day_and_not_when_somebody_first_appears() -> None:
    sam = "  sam: {name: Sam, goals: {g: {target: joe, from: S01E01}}}\n"
    cast = f"clock: {{episode: 30}}\ncast:\n  joe: Joe\n  ann: Ann\n{sam}"
    quiet = scene("Ann meets Joe") + "S01E02:\n  scenes:\n    1:\n      lines:\n        - Ann meets Joe\n"
    story = told(f"{quiet}S01E03:\n  scenes:\n    1:\n      lines:\n        - Sam kills Joe\n", cast)
    assert story.headspace("sam").void > 0.2


def test_a_lie_lands_however_the_truth_is_learned() -> None:
    lied = "facts: {boat: moored}\n" + CAST
    for learns in ("Mara learns boat", "Mara learns; sets boat = moored"):
        bond = told(scene("Joe lies to Mara; sets boat = gone", learns), lied).headspace("mara").bond("joe")
        assert (bond.trust < 0.6, bond.betrayal) == (True, 0.6)


def test_what_lasts_weighs_more() -> None:
    blow, siege = (
        told(scene(line)).headspace("mara").wounds[0] for line in ("Tom hurts Mara", "Tom hurts Mara; for 3 weeks")
    )
    assert siege.strength > blow.strength


def test_two_scenes_of_one_number_keep_their_lines_apart() -> None:
    script = "INT. BAR - DAY #1#\n\n[[prev: Joe meets Mara]]\n\nINT. BAR - NIGHT #1#\n\n[[prev: Tom hurts Mara]]\n"
    story = pv.story_of({"story.yaml": CAST, "s01e01.fountain": script})
    assert [entry.id for entry in story.canon.entries()] == ["S01E01.1/1", "S01E01.1.2/1"]
    assert [(f.code, f.span.line) for f in story.findings] == [("PV009", 5)]
    assert story.headspace("mara").wounds


def test_an_extra_whose_name_holds_a_name_of_the_cast_is_an_extra() -> None:
    script = "INT. BAR - DAY\n\nJOE'S MOM\nHello.\n\nYOUNG MARA\nHello.\n\nMR. JOE\nHello.\n"
    assert not pv.story_of({"story.yaml": CAST, "s01e01.fountain": script}).findings


def test_a_day_beside_that_of_a_flashback_is_found() -> None:
    (finding,) = told("S01E01:\n  scenes:\n    1: {flashback: -540, later: 2 weeks}\n").findings
    assert (finding.code, "2 weeks" in finding.message) == ("PV008", True)
