"""A small story with everything a chart can show: a past, a flashback, a death, a lie, somebody who stays away."""

import previously as pv

STORY = """
title: Harbour
cast:
  mara: {name: Mara Voss, lead: true, bonds: {ann: 0.8}, goals: {find-joe: {weight: 0.9, target: joe}}}
  joe: Joe Harker
  ann: Ann Voss
before:
  - {day: -4000, told: S01E02, place: pier, line: "Joe abandons Mara; cues rain"}
"""
SEASON = """
S01E01:
  scenes:
    1:
      place: bar
      lines:
        - Mara meets Joe
        - Joe lies to Mara; sets boat = sold
    2:
      place: pier
      later: 2 days
      lines:
        - Ann plays at ease
S01E02:
  scenes:
    1:
      place: pier
      flashback: -500
      present: [joe, ann]
      lines:
        - Joe hurts Ann; cues rain; sets boat = sunk
    2:
      place: bar
      lines:
        - Ann tells Mara; sets boat = sunk
    3:
      place: pier
      later: 1 day
      present: [mara, joe, ann]
      lines:
        - Joe kills Ann; cues rain
    4:
      place: bar
      later: 60 days
      lines:
        - Mara talks through the pier; cues rain
        - Mara plays empty
"""


def harbour() -> pv.Story:
    return pv.story_of({"story.yaml": STORY, "s01.yaml": SEASON})
