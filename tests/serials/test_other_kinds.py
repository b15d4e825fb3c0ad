"""The same words carry a comedy, a war play and a fairy tale."""

import previously as pv

COMEDY = {
    "story.yaml": """
        title: The Wrong Hat
        clock: {episode: 7}
        cast:
          ned: {name: Ned, lead: true, bonds: {viola: 0.6}}
          viola: {name: Viola, lead: true, bonds: {ned: 0.6}}
          aunt: Aunt Prue
    """,
    "s01.yaml": """
        S01E01:
          scenes:
            1:
              place: inn
              lines:
                - Aunt Prue insults Ned
                - Ned quarrels with Aunt Prue
            2:
              later: 1 hour
              place: garden
              lines:
                - Viola tricks Ned; sets hat = hers
                - Aunt Prue mocks Ned; cues hat
            3:
              later: 1 day
              place: ballroom
              present: [ned, viola, aunt]
              lines:
                - Viola dances with Ned
                - Ned falls in love with Viola
                - Ned plays happy
                - Viola plays at ease
    """,
}

WAR = {
    "story.yaml": """
        title: The Ridge
        cast:
          hal: {name: Hal, lead: true, bonds: {tom: 0.8}}
          tom: {name: Tom, lead: true, bonds: {hal: 0.8}}
          nurse: Nurse Ames
    """,
    "s01.yaml": """
        S01E01:
          scenes:
            1:
              place: trench
              present: [hal, tom]
              lines: [Hal endures the shelling; cues shell]
            2:
              later: 1 day
              place: ridge
              present: [hal, tom]
              lines:
                - Tom is killed; cues shell
                - Hal plays broken
            3:
              later: 2 weeks
              place: ward
              present: [hal, nurse]
              lines:
                - Nurse Ames comforts Hal
                - Hal plays grieving
            4:
              later: 1 year
              place: fairground
              present: [hal]
              lines:
                - Hal is reminded of the ridge; cues shell
                - Hal plays thrown back
    """,
}

TALE = {
    "story.yaml": """
        title: The Wood
        cast:
          girl: {name: Red, lead: true, bonds: {granny: 0.9}}
          granny: {name: Grandmother, bonds: {girl: 0.9}}
          wolf: The Wolf
          woodman: The Woodman
    """,
    "s01.yaml": """
        S01E01:
          scenes:
            1:
              place: path
              lines:
                - The Wolf frightens Red
                - The Wolf lies to Red; sets wolf-is-kind = true
            2:
              later: 2 hours
              place: cottage
              lines: [The Wolf seizes Grandmother]
            3:
              later: 1 hour
              place: cottage
              present: [girl, granny, wolf]
              lines:
                - The Wolf attacks Red; cues teeth
                - Red plays terrified
                - The Woodman enters
                - The Woodman rescues Red
                - The Woodman kills the Wolf
                - Red plays relieved
            4:
              later: 1 week
              place: cottage
              present: [girl, granny]
              lines:
                - Grandmother comforts Red
                - Red plays happy
    """,
}


def told(files: dict[str, str]) -> pv.Story:
    return pv.story_of(files)


def test_each_kind_of_story_reads_without_a_finding() -> None:
    assert [told(files).check() for files in (COMEDY, WAR, TALE)] == [(), (), ()]


def test_nobody_in_a_comedy_is_traumatised() -> None:
    for who in ("ned", "viola", "aunt"):
        space = told(COMEDY).headspace(who, "S01E02")  # a week later
        assert space.distress < 0.1
        assert space.vulnerability < 0.2
        assert space.drop > -0.1


def test_a_comedy_ends_in_love() -> None:
    ned = told(COMEDY).headspace("ned", "S01E01.3")
    assert ned.emotions["love"] > 0.3
    assert ned.emotions["joy"] > ned.emotions["anger"]
    assert ned.bond("viola").trust > ned.bond("aunt").trust


def test_the_soldier_is_raw_the_day_his_friend_falls() -> None:
    hal = told(WAR).headspace("hal", "S01E01.2")
    assert hal.distress > 0.4
    assert hal.grief > 0.5
    assert max(wound.rawness for wound in hal.wounds) > 0.5


def test_a_year_on_the_soldier_is_quiet_until_a_cue_finds_him() -> None:
    quiet = told(WAR).headspace("hal", "S01E01.4", cues=[])
    found = told(WAR).headspace("hal", "S01E01.4")
    assert quiet.distress < 0.15
    assert found.distress > quiet.distress + 0.2
    assert found.because[0][0].id == "S01E01.2/1"


def test_the_girl_fears_the_wolf_and_is_glad_of_the_woodman() -> None:
    met, saved = told(TALE).headspace("girl", "S01E01.1"), told(TALE).headspace("girl", "S01E01.3")
    assert met.emotions["fear"] > 0.15
    assert saved.emotions["relief"] > 0.2
    assert saved.emotions["gratitude"] > 0.3
    assert saved.bond("woodman").trust > 0.6
    assert saved.bond("wolf").trust < 0.4


def test_the_girl_keeps_a_mark_of_the_wolf_and_no_more_than_that() -> None:
    home = told(TALE).headspace("girl", "S01E01.4", present=["granny"])
    assert 0.1 < home.vulnerability < 0.4
    assert home.distress < 0.15
    assert "wolf" in {cue for cue, _ in home.strongest_cues}
