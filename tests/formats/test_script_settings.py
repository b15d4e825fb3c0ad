"""Notes of a script may set what its headings cannot say."""

import previously as pv

CAST = "cast: {mara: Mara Quill, joe: Joe Harker}\n"


def told(script: str) -> pv.Story:
    return pv.story_of({"story.yaml": CAST, "s01e01.fountain": script})


def test_a_note_dates_a_scene_moves_it_and_lists_who_is_there() -> None:
    story = told(
        "INT. BAR - NIGHT\n\n[[prev: Joe meets Mara]]\n\n"
        "INT. BAR - NIGHT\n\n[[prev: later: 2 days]]\n[[prev: present: mara]]\n[[prev: Mara plays torn]]\n\n"
        "EXT. SEA - FLASHBACK\n\n[[prev: flashback: -540]]\n[[prev: Mara meets Joe]]\n\n"
        "INT. BAR - DAY\n\n[[prev: day: 9]]\n[[prev: bodies: Joe Harker]]\n[[prev: place: cellar]]\n"
    )
    scenes = list(story.canon.scenes())
    assert [scene.day for scene in scenes] == [0.0, 2.0, -540.0, 9.0]
    assert [scene.present for scene in scenes[:2]] == [("joe", "mara"), ("mara",)]
    assert (scenes[3].bodies, scenes[3].place) == (("joe",), "cellar")
    assert not [finding for finding in story.findings if finding.severity == "error"]


def test_a_setting_that_cannot_be_read_is_found_where_it_stands() -> None:
    (finding,) = told("INT. BAR - NIGHT\n\n[[prev: later: soonish]]\n").findings
    assert (finding.code, finding.span.line, finding.span.column) == ("PV008", 3, 9)


def test_a_cue_with_a_note_beside_it_speaks() -> None:
    story = told("INT. BAR - NIGHT\n\nMARA QUILL [[she is late]]\nHello.\n")
    assert [scene.present for scene in story.canon.scenes()] == [("mara",)]
