"""Pairs of texts a small edit apart: each edit changes one kind of reading that some answer rests on, and no other."""

from previously.formats.files import STORY
from tests.laws.editing import Plain

Files = dict[str, str]
CAST = """\
cast: {mara: {name: Mara, lead: true}, joe: Joe, ann: {name: Ann, bonds: {mara: 0.6}}, ben: {name: Ben, bonds: BONDS}}
"""
BEN = "{ann: 0.9}"
SETTINGS = "settings: {dropped-wound: 1, dropped-thread: 1}\n"
DRINKS = "Ben drinks"
Scene = str | Plain
"""One line, or a scene's fields."""
QUIET: list[Scene] = [DRINKS]


def told(*episodes: list[Scene], ben: str = BEN, more: str = SETTINGS) -> Files:
    """A story of some episodes, each a list of scenes; one without any is not there."""
    return {"story.yaml": f"clock: {{episode: 3}}\n{CAST.replace('BONDS', ben)}{more}", "s01.yaml": _season(*episodes)}


def shared(*episodes: list[Scene], more: str) -> Files:
    """The same in a universe: the cast is everybody's, and what else is declared is the series' own."""
    files = told(*episodes, more="")
    return {"story.yaml": files["story.yaml"], f"red/{STORY}": more, "red/s01.yaml": files["s01.yaml"]}


def _season(*episodes: list[Scene]) -> str:
    rows = []
    for number, scenes in enumerate(episodes, 1):
        rows += [f"S01E{number:02d}:", "  scenes:"] if scenes else []
        for name, scene in enumerate(scenes, 1):
            fields = {"lines": [scene]} if isinstance(scene, str) else scene
            rows += [f"    {name}:", *(f"      {key}: {value!r}" for key, value in fields.items())]
    return "\n".join(rows) + "\n"


def at(place: str, *present: str, time: str = "21:00") -> Plain:
    """A scene in which nothing happens."""
    return {"place": place, "time": time, "present": [*present], "lines": []}


def once(line: str, *present: str) -> Plain:
    """A scene of the day before the story opens."""
    return {"flashback": 1, **({"present": [*present]} if present else {}), "lines": [line]}


ABUSED = "Joe abuses Mara; cues rain"
SETS_FIRST = "Joe thanks Ann; sets scarf = red"
DROPPED = "settings: {dropped-wound: WAIT}\n"
READ: dict[str, tuple[Files, Files]] = {
    "appearances": (
        told(["Mara kills Joe"], [{"present": ["mara"], "lines": []}]),
        told(["Mara kills Joe"], [{"present": ["joe", "mara"], "lines": []}]),
    ),
    "facts": (
        told([SETS_FIRST, "Joe loses scarf; sets scarf = red"], ["Ben learns scarf from Mara"]),
        told([SETS_FIRST, "Joe abuses Ann; sets scarf = red"], ["Ben learns scarf from Mara"]),
    ),
    "fates": (
        told(["Joe meets Ann"], ["Mara tells Ben about Ann"]),
        told(["Joe kills Ann"], ["Mara tells Ben about Ann"]),
    ),
    "numbers": (
        told([ABUSED], ["Mara drinks"], more=DROPPED.replace("WAIT", "2")),
        told([ABUSED], ["Mara drinks"], [DRINKS], more=DROPPED.replace("WAIT", "2")),
    ),
    "leads": (
        told(["Joe abuses Ann"], ["Ann drinks"], *[QUIET] * 5),
        told(["Joe abuses Ann"], ["Ann drinks"]),
    ),
    "retold": (
        told([once("Joe hurts Ann")], [once("Joe hurts Ann", "joe", "ann", "ben")]),
        told([once("Joe meets Ann")], [once("Joe hurts Ann", "joe", "ann", "ben")]),
    ),
    "retelling": (
        told(["Mara tells Joe; sets scarf = red"], ["Ann hurts Ben; retells S01E01.1/1"]),
        told(["Mara tells Joe; sets scarf = red"], ["Ann hurts Ben"]),
    ),
    "address": (
        told(["Joe abuses Ann; sets scarf = red", "Joe drinks"], ["Ben learns scarf from Mara; retells S01E01.2/1"]),
        told(["Joe abuses Ann; sets scarf = red", {"lines": []}], ["Ben learns scarf from Mara; retells S01E01.2/1"]),
    ),
    "scene": (
        told([{"place": "mill", "lines": [ABUSED]}], [{"place": "mill", "lines": ["Mara drinks"]}]),
        told([{"place": "mill", "lines": [ABUSED]}], [{"place": "harbour", "lines": ["Mara drinks"]}]),
    ),
    "parts": (
        told(["Mara vows to drink"], [DRINKS], [DRINKS], [DRINKS]),
        told(["Mara vows to drink"], ["Mara drinks"], [DRINKS], [DRINKS]),
    ),
    "serials": (
        shared([ABUSED], ["Mara drinks"], more=DROPPED.replace("WAIT", "1")),
        shared([ABUSED], ["Mara drinks"], more=DROPPED.replace("WAIT", "5")),
    ),
}
"""By a kind of reading: a text, and one in which only that tells the answers that are others."""
ABUSE = "Joe abuses Mara; cues rain; severity 0.9"
OF_ONE_RULE: dict[str, tuple[str, Files, Files]] = {
    "grave": (
        "PV205",
        told(["Joe abuses Mara; severity 0.1"], ["Mara drinks"], more=DROPPED.replace("WAIT", "1")),
        told(["Joe abuses Mara; severity 0.9"], ["Mara drinks"], more=DROPPED.replace("WAIT", "1")),
    ),
    "moments": (
        "PV102",
        told([at("mill", "mara"), at("bar", "mara", time="22:00")]),
        told([at("mill", "mara"), at("bar", "mara")]),
    ),
    "marks": (
        "PV109",
        told(["Mara marries Joe"], ["Mara helps Ann"]),
        told(["Mara marries Joe"], ["Mara marries Ann"]),
    ),
    "lines": (
        "PV105",
        told(["Mara breaks her left leg"], ["Mara sits down"]),
        told(["Mara breaks her left leg"], ["Mara runs home"]),
    ),
    "things": (
        "PV108",
        told(["Mara throws the pistol into the river", "Joe finds the pistol", "Mara aims the pistol at Ann"]),
        told(["Mara throws the pistol into the river", "Joe drinks", "Mara aims the pistol at Ann"]),
    ),
    "claims": ("PV201", told([ABUSE], ["Mara drinks"]), told([ABUSE], ["Mara drinks", "Mara plays at ease"])),
}
"""By a kind of reading that others hide where every rule is asked: a rule that rests on it, and two such texts."""

SETS, CHANGES = "Mara tells Joe; sets scarf = red", "Mara tells Joe; sets scarf = rain"
HARM: list[Scene] = ["Joe abuses Ann"]
DIFFERENCES: dict[str, tuple[Files, Files]] = {
    "what is so from the start": (
        shared(["Ben learns scarf from Mara"], more='facts: {scarf: "red"}\n'),
        shared(["Ben learns scarf from Mara"], more='facts: {scarf: "rain"}\n'),
    ),
    "who they are": (told(["Joe drinks"]), told(["Joe drinks"], ben="{ann: 0.2}")),
    "what was lived before": (
        shared(["Mara drinks"], more='before: [{day: -5, line: "Joe abuses Mara"}]\n'),
        shared(["Mara drinks"], more="before: []\n"),
    ),
    "an episode that has gone": (told(HARM, [DRINKS]), told([], [DRINKS])),
    "an episode that is new": (told([], [DRINKS]), told(HARM, [DRINKS])),
    "a line that has gone": (told([SETS], [CHANGES]), told([DRINKS], [CHANGES])),
    "what a line tells anew": (
        told(["Mara meets Joe"], [DRINKS], [f"{SETS}; retells S01E01.1/1"]),
        told([{"lines": []}], [DRINKS], [f"{SETS}; retells S01E01.1/1"]),
    ),
    "whether a death only seems": (
        told(["Joe kills Ann"], [DRINKS], [DRINKS], [{"present": ["ann"], "lines": []}]),
        told(["Joe kills Ann"], ["Joe drinks; retells S01E01.1/1"], [DRINKS], [{"present": ["ann"], "lines": []}]),
    ),
    "where somebody is": (
        told([at("mill", "mara"), at("bar", "mara")]),
        told([at("mill", "mara"), at("mill", "mara")]),
    ),
}
"""By a kind of difference between two texts: two that differ in that."""
