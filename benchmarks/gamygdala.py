"""Whole appraisals beside those of GAMYGDALA (Popescu, Broekens, van Someren 2014): what an event does to one person.

Its source is no package: `GAMYGDALA=…/Gamygdala.js` names the file, and `node` runs it.
"""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from previously.core.collector import collector_off
from previously.mind.appraisal.appraise import experiences
from previously.mind.appraisal.encounters import encounters
from previously.story.story import Story, open_story

RUNNER = Path(__file__).with_suffix(".js")


def ours(folder: str) -> float:
    """Encounters appraised a CPU second: an event and one person whom it reaches, found and weighed."""
    story = open_story(folder)
    with collector_off():
        start, reached = time.process_time(), 0
        for who, person in story.canon.cast.items():
            met = encounters(story.canon, who)
            experiences(story.canon, person, met, story.minds.terms)
            reached += len(met)
        return reached / (time.process_time() - start)


def theirs(folder: str) -> float | None:
    """The same of GAMYGDALA, on the events of one to another in the same story; None where it is not to be had."""
    source, node = os.environ.get("GAMYGDALA", ""), shutil.which("node")
    if missing():
        return None
    given = json.dumps(_beliefs(open_story(folder)))
    command = [str(node), str(RUNNER), source]
    ran = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)
    return float(found["reached"] / found["seconds"])


def missing() -> str:
    """Why it cannot be asked; empty where it can."""
    if not shutil.which("node"):
        return "no node"
    return "" if Path(os.environ.get("GAMYGDALA", "")).is_file() else "GAMYGDALA names no file"


def _beliefs(story: Story) -> dict[str, Any]:
    """The cast, its bonds, and each event of one to another as good or bad for the other."""
    cast = story.canon.cast
    met = {event.id: event for who in cast for event in story.canon.events_of(who) if event.object}
    return {
        "people": list(cast),
        "bonds": [(who, other, how) for who, person in cast.items() for other, how in person.bonds],
        "beliefs": [(e.subject, e.object, _good(e.verb.effect("object")) * e.severity) for e in met.values()],
    }


def _good(effect: Any) -> float:
    return (effect.want or effect.act) if effect is not None else 0.0
