"""Shapes of everything but text: names of files, how many there are, where they lead, what a command line is given.

A shape makes an input of about so many bytes in an empty folder, and gives back what asks us about it.
"""

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time

from previously.surfaces.cli.main import run

Ask = Callable[[], object]
Shape = Callable[[int, Path], Ask]

WHO = "title: Shape\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
LINE = "S01E01: {scenes: {1: {present: [mara, joe], lines: [Mara hurts Joe]}}}\n"


TAKEN: list[float] = []
"""The seconds of CPU that each thing asked has taken, in this process."""


def timed(work: Ask) -> None:
    """Ask one thing, and note how long it took."""
    before = process_time()
    work()
    TAKEN.append(process_time() - before)


def ran(arguments: list[str]) -> None:
    """Run a command line, which may find what it will but never breaks off."""

    def work() -> None:
        code = run(arguments)
        assert code in {0, 1, 2}, f"exit code {code}"

    timed(work)


def written(folder: Path, files: dict[str, str]) -> Path:
    """Files of text in a folder."""
    for name, text in {"story.yaml": WHO, "s01.yaml": LINE, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def many(size: int, name: str, text: str) -> dict[str, str]:
    """As many files as fit, `{n}` in name and text the number of each."""
    count = max(1, size // (len(name) + len(text)))
    return {name.replace("{n}", str(n)): text.replace("{n}", str(n)) for n in range(1, count + 1)}


def checked(make: Callable[[int], dict[str, str]], *options: str) -> Shape:
    """A folder of these files, checked."""

    def shape(size: int, folder: Path) -> Ask:
        written(folder, make(size))
        return lambda: ran(["check", str(folder), *options])

    return shape


def asked(*arguments: str) -> Shape:
    """A small story, and a command line of which one word, `{x}`, is as long as the input is large."""

    def shape(size: int, folder: Path) -> Ask:
        written(folder, {})
        words = [word.replace("{x}", "mara " * (size // 5)).replace("{story}", str(folder)) for word in arguments]
        return lambda: ran(words)

    return shape


def links(size: int, folder: Path) -> Ask:
    """Links to one file, to the folder itself, and out of it."""
    written(folder, {})
    for number in range(max(1, size // 400)):
        (folder / f"link{number}.yaml").symlink_to(("s01.yaml", ".", "/etc/passwd", f"link{number}.yaml")[number % 4])
    return lambda: ran(["check", str(folder)])


def deep(size: int, folder: Path) -> Ask:
    """Folders in folders, as deep as a path may be, over and over."""
    for number in range(max(1, size // 200_000)):
        inner = folder / "press" / str(number) / "/".join("d" * 900)
        inner.mkdir(parents=True)
        (inner / "a.txt").write_text("Mara hurts Joe.\n", "utf-8")
    written(folder, {})
    return lambda: ran(["check", str(folder)])


def charted(size: int, folder: Path) -> Ask:
    """A long story, drawn."""
    row = '{"at": "S01E{n}.1", "line": "Joe hurts Mara", "present": ["mara", "joe"]}\n'
    log = "".join(row.replace("{n}", str(n)) for n in range(1, max(2, size // len(row))))
    written(folder, {"events.jsonl": log})
    return lambda: ran(["chart", "mara", str(folder), "-o", str(folder / "mara.svg"), "--force"])


def imported(text: Callable[[int], str], name: str = "scenes.json") -> Shape:
    """A list of scenes, made into a story."""

    def shape(size: int, folder: Path) -> Ask:
        (folder / name).write_text(text(size), "utf-8")
        return lambda: ran(["import", str(folder / name), "-o", str(folder / "story")])

    return shape


def scene_list(size: int) -> str:
    """Scenes of two people each."""
    scene = {"sceneStart": "0:00:40", "sceneEnd": "0:01:45", "location": "Harbour", "characters": [{"name": "Mara"}]}
    count = max(1, size // len(json.dumps(scene)))
    episode = {"seasonNum": 1, "episodeNum": 1, "episodeTitle": "Tide", "scenes": [scene] * count}
    return json.dumps({"episodes": [episode]})


def scene_list_of_many(size: int) -> str:
    """Scenes in which everybody is somebody else."""
    count = max(1, size // 120)
    scenes = [{"location": f"Harbour {n}", "characters": [{"name": f"Mara {n}"}]} for n in range(count)]
    episode = {"seasonNum": 1, "episodeNum": 1, "episodeTitle": "Tide", "scenes": scenes}
    return json.dumps({"episodes": [episode]})


def protocol(text: Callable[[int], str]) -> Shape:
    """A list of protocols of the model, run."""

    def shape(size: int, folder: Path) -> Ask:
        (folder / "lab.json").write_text(text(size), "utf-8")
        return lambda: ran(["lab", str(folder / "lab.json")])

    return shape


def _arm(events: list[dict[str, object]], expect: list[str]) -> str:
    probes = [{"id": "d", "read": "distress", "t": 1e6, "cues": ["rain"]}]
    return json.dumps([{"name": "long", "arms": {"a": {"events": events, "probes": probes}}, "expect": expect}])


def harms(size: int) -> str:
    """One arm of many harms."""
    one = {"t": 1, "kind": "harm", "cues": ["rain"], "mag": 0.5}
    return _arm([one | {"t": n} for n in range(max(1, size // 60))], ["a.d > 0"])


def harms_of_many_cues(size: int) -> str:
    """Each harm has a cue of its own."""
    return _arm(
        [{"t": n, "kind": "harm", "cues": [f"c{n}"], "mag": 0.5} for n in range(max(1, size // 60))], ["a.d >= 0"]
    )


def long_expectation(size: int) -> str:
    """A comparison that goes on and on."""
    return _arm([{"t": 1, "kind": "harm", "cues": ["rain"], "mag": 0.5}], ["1+" * (size // 2) + "1 > 0"])


def nested_expectation(size: int) -> str:
    """Brackets in brackets."""
    return _arm(
        [{"t": 1, "kind": "harm", "cues": ["rain"], "mag": 0.5}], ["(" * (size // 2) + "1" + ")" * (size // 2) + " > 0"]
    )


PLAN = "S01E{n}: {scenes: {1: {present: [mara, joe], lines: [Mara hurts Joe]}}}\n"


def long_plan(size: int) -> dict[str, str]:
    """A plan of episodes."""
    return {"plans/p.yaml": "".join(PLAN.replace("{n}", str(n)) for n in range(1, max(2, size // len(PLAN))))}


ARTICLE = "This article contains spoilers for season 1.\n\nMara hurts Joe, said Joe of number {n}.\n"
SHAPES: dict[str, Shape] = {
    # files
    "small files": checked(lambda size: many(size // 8, "s{n}.yaml", PLAN)),
    "scripts": checked(
        lambda size: many(size // 8, "s01e{n}.fountain", "INT. BAR\n\nMARA\nNo. [[prev: Mara hurts Joe]]\n")
    ),
    "files nobody reads": checked(lambda size: many(size // 50, "note{n}.txt", "x")),
    "names as long as may be": checked(lambda size: many(size // 50, "s" * 200 + "{n}.yaml", PLAN)),
    "names of signs": checked(lambda size: many(size // 50, "s\x1b[2J\u202e\u0301{n}.yaml", PLAN)),
    "links": links,
    "folders in folders": deep,
    # plans, articles
    "plans": checked(lambda size: many(size // 8, "plans/p{n}.yaml", PLAN), "--plan", "plans/p1.yaml"),
    "one long plan": checked(long_plan, "--plan", "plans/p.yaml"),
    "articles": checked(lambda size: many(size // 4, "press/a{n}.txt", ARTICLE)),
    "one long article": checked(lambda size: {"press/a.txt": ARTICLE * (size // len(ARTICLE))}),
    "pages": checked(lambda size: many(size // 4, "press/a{n}.html", f"<p>{ARTICLE}</p>")),
    # command lines
    "a long name": asked("on", "{x}", "{story}"),
    "a long position": asked("on", "mara", "{story}", "--at", "{x}"),
    "many cues": asked("on", "mara", "{story}", "--cues", "{x}"),
    "a long place": asked("on", "mara", "{story}", "--place", "{x}"),
    "a long company": asked("on", "mara", "{story}", "--present", "{x}"),
    "a long topic": asked("on", "mara", "{story}", "--about", "{x}"),
    "a long event": asked("on", "mara", "{story}", "--without", "{x}"),
    "long progress": asked("on", "mara", "{story}", "--seen", "{x}"),
    "a long plan’s name": asked("check", "{story}", "--plan", "{x}"),
    "a long fact": asked("knows", "{x}", "{story}"),
    "a long rule": asked("rule", "{x}"),
    "a long command": asked("{x}"),
    "a long folder": asked("check", "{x}"),
    # other programs' files, the laboratory, pictures
    "a list of scenes": imported(scene_list),
    "a list of many people": imported(scene_list_of_many),
    "a list nested deep": imported(lambda size: '{"episodes": ' + "[" * (size // 2) + "]" * (size // 2) + "}"),
    "a list that breaks off": imported(lambda size: '{"episodes": [' + '{"scenes": [' * (size // 12)),
    "harms": protocol(harms),
    "harms of many cues": protocol(harms_of_many_cues),
    "a long expectation": protocol(long_expectation),
    "a nested expectation": protocol(nested_expectation),
    "a long story drawn": charted,
}
