"""Every line happens: two like lines on one day are two events, unless a flashback shows the first again."""

import previously as pv

CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"


def told(second: str) -> pv.Story:
    scenes = f"S01E01:\n  scenes:\n    1: {{lines: [Joe frightens Mara]}}\n    2: {second}\n"
    return pv.story_of({"story.yaml": CAST, "s01.yaml": scenes})


def once() -> pv.Story:
    return told("{lines: [Mara drinks]}")


def test_what_is_done_twice_has_happened_twice() -> None:
    twice = told("{lines: [Joe frightens Mara]}")
    assert not twice.canon.retold
    assert twice.headspace("mara").wounds[0].peak > once().headspace("mara").wounds[0].peak


def test_a_flashback_to_it_is_the_same_event() -> None:
    again = told("{flashback: 0, lines: [Joe frightens Mara]}")
    assert [*again.canon.retold] == ["S01E01.2/1"]
    assert again.headspace("mara").wounds[0].peak == once().headspace("mara").wounds[0].peak


def test_a_second_death_on_one_day_is_not_swallowed() -> None:
    scenes = "S01E01: {scenes: {1: {lines: [Joe kills Mara]}, 2: {lines: [Joe kills Mara]}}}\n"
    found = pv.story_of({"story.yaml": CAST, "s01.yaml": scenes}).check()
    assert "PV103" in {one.code for one in found}
