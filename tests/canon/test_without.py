"""What if: the story without somebody's doings, or without one event."""

import pytest

import previously as pv

STORY = {
    "story.yaml": """\
cast:
  mara: {name: Mara, bonds: {joe: 0.8}, goals: {stop-joe: {target: joe}}}
  joe: Joe
  ann: Ann
""",
    "s01.yaml": """\
S01E01:
  scenes:
    1:
      lines:
        - Joe hurts Mara
        - Ann hurts Mara; cues rain
        - Mara suffers the winter; because of Joe; cues cold
        - Mara suffers a fever; because of S01E01.1/2; cues fever
""",
}


def wounds(without: str) -> list[str]:
    return [wound.id for wound in pv.story_of(STORY).what_if(without=without).headspace("mara").wounds]


def test_nothing_is_left_out_unasked() -> None:
    assert [w.id for w in pv.story_of(STORY).headspace("mara").wounds] == [f"S01E01.1/{i}" for i in (1, 2, 3, 4)]


def test_without_somebody_neither_their_doings_nor_what_is_because_of_them_happens() -> None:
    assert wounds("Joe") == ["S01E01.1/2", "S01E01.1/4"]


def test_without_an_event_what_is_because_of_it_does_not_happen() -> None:
    assert wounds("S01E01.1/2") == ["S01E01.1/1", "S01E01.1/3"]


def test_nobody_is_bound_to_or_lives_for_somebody_who_never_was() -> None:
    space = pv.story_of(STORY).what_if(without="joe").headspace("mara")
    assert not space.drives
    assert "joe" not in space.bonds


@pytest.mark.parametrize("who", ["S01E01.1/9", "nobody"])
def test_what_is_not_there_cannot_be_left_out(who: str) -> None:
    with pytest.raises(pv.UnknownName, match=who):
        pv.story_of(STORY).what_if(without=who)
