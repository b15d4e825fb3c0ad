"""Shapes of story text that cost the square of their size somewhere: a size in characters, roughly, to files.

Nothing in here is what anybody would write. It is what a program writes, a paste goes wrong into, or somebody tries.
"""

from collections.abc import Callable

Files = dict[str, str]
"""A story's files by relative path, as `previously.story_of` takes them."""
Shape = Callable[[int], Files]

WHO = "title: Shape\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
HEAD = "S01E01:\n  scenes:\n    1:\n      lines: |\n"
INDENT = " " * 8


def _story(season: str = "", **files: str) -> Files:
    """A small cast, one season file, and whatever else is given by name (`story` is story.yaml)."""
    found = {"story.yaml": files.pop("story", WHO), **({"s01.yaml": season} if season else {})}
    return found | {name.replace("__", "."): text for name, text in files.items()}


def _times(size: int, one: str) -> range:
    """How often a piece like this one fits."""
    return range(1, max(2, size // len(one)))


def _lines(size: int, one: str, head: str = HEAD) -> Files:
    """One scene of many lines; `{n}` is the line's number."""
    rows = (
        f"{INDENT}{one.replace('{n}', str(n)).replace('{before}', str(n - 1))}\n" for n in _times(size, INDENT + one)
    )
    return _story(head + "".join(rows))


def _declared(size: int, key: str, one: str, season: str = "") -> Files:
    """Many entries under one key of story.yaml."""
    rows = (one.replace("{n}", str(n)) for n in _times(size, one))
    base = "title: Shape\n" if key == "cast" else WHO
    return _story(season, story=f"{base}{key}:\n" + "".join(rows))


def _each(size: int, one: str) -> str:
    """As many of these as fit; `{n}` is the number of each."""
    return "".join(one.replace("{n}", str(n)) for n in _times(size, one))


def _script(text: str) -> Files:
    return _story(S01E01__fountain=text)


def _episodes(size: int, lines: str, *, each: str = "S{season}E{n}") -> Files:
    """Many episodes of one scene with these lines."""
    one = f"{each}:\n  scenes:\n    1:\n      lines: |\n" + "".join(f"{INDENT}{row}\n" for row in lines.split("\n"))
    return _story("".join(one.replace("{season}", "1").replace("{n}", str(n)) for n in _times(size, one)))


def scenes_of_a_line(size: int) -> Files:
    """One episode of scenes, each of one line."""
    one = "    10000: {lines: [Mara meets Joe]}\n"
    rows = (f"    {n}: {{lines: [Mara meets Joe]}}\n" for n in _times(size, one))
    return _story("S01E01:\n  scenes:\n" + "".join(rows))


def cast_and_cues(size: int) -> Files:
    """A cast that grows with what it says: everybody meets the next, and all are in one room."""
    count = max(2, size // 60)
    cast = "".join(f"  p{n}: Person {n}x\n" for n in range(count))
    lines = "".join(f"{INDENT}p{n} threatens p{n + 1}\n" for n in range(count - 1))
    return _story(HEAD + lines, story=f"title: Shape\ncast:\n{cast}")


def retells_ring(size: int) -> Files:
    """Each line retells the next, and the last the first."""
    count = max(2, size // 60)
    rows = (f"{INDENT}Mara threatens Joe; retells S01E01.1/{n % count + 1}\n" for n in range(1, count + 1))
    return _story(HEAD + "".join(rows))


def clauses_in_a_line(size: int) -> Files:
    """One line, as long as a line may be, of nothing but clauses; so many lines as fit."""
    line = "Mara threatens Joe" + "; cues a" * 1200
    return _lines(size, line)


def cues_of_a_scene(size: int) -> Files:
    """Each line brings a cue that no other has: a scene's cues add up."""
    return _lines(size, "Mara threatens Joe; cues cue{n}")


def spread_cues(size: int) -> Files:
    """The same in a scene of sixty lines, with sixty cues a line."""
    count = max(1, size // 600)
    rows = (f"{INDENT}Mara meets Joe; cues {', '.join(f'c{n}x{m}' for m in range(60))}\n" for n in range(count))
    return _story(HEAD + "".join(rows))


def flow_nesting(size: int) -> Files:
    """Brackets in brackets."""
    return _story(f"S01E01: {'[' * (size // 2)}{']' * (size // 2)}\n")


def open_flow(size: int) -> Files:
    """Brackets that nobody closes, a row each."""
    return _story("S01E01:\n  scenes:\n    1:\n      lines:\n" + "        - [Mara meets Joe\n" * (size // 24))


def plan_overlays(size: int) -> Files:
    """Episodes that many files tell together."""
    one = "S01E01: {scenes: {10000: {lines: [Mara meets Joe]}}}\n"
    names = _times(size, one)
    files = {f"s{n}.yaml": f"S01E01: {{scenes: {{{n}: {{lines: [Mara meets Joe]}}}}}}\n" for n in names}
    return {"story.yaml": WHO} | files


def same_scene_in_files(size: int) -> Files:
    """One scene that many files tell together."""
    one = "S01E01: {scenes: {1: {lines: [Mara meets Joe]}}}\n"
    return {"story.yaml": WHO} | {f"s{n}.yaml": one for n in _times(size, one)}


def script_and_bible(size: int) -> Files:
    """One episode in a script of many cues and notes, a line for each."""
    one = "MARA\nNo.\n\n[[prev: Mara threatens Joe]]\n\n"
    return _script("INT. BAR - DAY\n\n" + one * (size // len(one)))


def prefixed_names(size: int) -> Files:
    """Names that are the beginnings of one another: A, A A, A A A …; each line spells the longest."""
    count = max(2, int(size**0.5) // 3)
    cast = "".join(f"  p{n}: {' '.join(['Ann'] * n)}\n" for n in range(1, count))
    line = f"{INDENT}{' '.join(['Ann'] * (count + 5))} threatens p1\n"
    return _story(HEAD + line * (count // 2), story=f"title: Shape\ncast:\n{cast}")


def aliases_of_one(size: int) -> Files:
    """Somebody with very many names."""
    names = "".join(f"      - Name {n}x\n" for n in _times(size // 2, "      - Name 12345x\n"))
    lines = "".join(
        f"{INDENT}Name {n}x threatens Joe\n" for n in _times(size // 2, f"{INDENT}Name 12345x threatens Joe\n")
    )
    return _story(
        HEAD + lines, story=f"title: Shape\ncast:\n  joe: Joe\n  mara:\n    name: Mara\n    aliases:\n{names}"
    )


def facts_relied_on(size: int) -> Files:
    """Facts that are set, and relied on by somebody who was not told."""
    count = max(2, size // 80)
    sets = (f"{INDENT}Mara threatens Joe; sets fact{n} = on\n" for n in range(count))
    uses = (f"{INDENT}Ann relies on fact{n} = on\n" for n in range(count))
    return _story(HEAD + "".join(sets) + "    2:\n      lines: |\n" + "".join(uses))


def one_fact_often(size: int) -> Files:
    """One fact that is set and relied on by turns."""
    return _lines(size, "Mara threatens Joe; sets door = open{n}\n        Ann relies on door = open{n}")


def secrets(size: int) -> Files:
    """Many secrets, each of its own fact, never told."""
    return _lines(size, "Mara hides fact{n} from Joe")


def vows_episodes(size: int) -> Files:
    """A vow in each episode that nobody keeps."""
    return _episodes(size, "Mara vows to find ring{n}; about ring{n}")


def bonds(size: int) -> Files:
    """Everybody has a bond with one person, whom all lose."""
    count = max(2, size // 40)
    rows = "".join(f"  p{n}: {{name: Person {n}x, bonds: {{mara: 0.5}}}}\n" for n in range(count))
    return _story(HEAD + f"{INDENT}Mara dies\n", story=f"title: Shape\ncast:\n  mara: Mara\n{rows}")


def goals(size: int) -> Files:
    """Somebody who wants very much."""
    rows = "".join(
        f"      goal{n}: {{weight: 1.0, target: joe}}\n"
        for n in _times(size, "      goal1234: {weight: 1.0, target: joe}\n")
    )
    cast = f"title: Shape\ncast:\n  joe: Joe\n  mara:\n    name: Mara\n    goals:\n{rows}"
    return _story(HEAD + f"{INDENT}Mara kills Joe\n", story=cast)


SHAPES: dict[str, Shape] = {
    # one scene
    "a cue on each line": cues_of_a_scene,
    "sixty cues on each line": spread_cues,
    "lines all alike": lambda size: _lines(size, "Mara threatens Joe"),
    "harm after harm": lambda size: _lines(size, "Joe hurts Mara; shattering"),
    "clauses in a line": clauses_in_a_line,
    "a line of ten thousand signs": lambda size: _lines(size, "Mara threatens " + "Joe " * 2400),
    "one line of all the file": lambda size: _story(HEAD + INDENT + "Mara meets Joe " * (size // 15)),
    "a note on each line": lambda size: _lines(size, "Mara whistles tune {n}"),
    "a misspelt name on each line": lambda size: _lines(size, "Marra threatens Joe"),
    "another unknown name on each line": lambda size: _lines(size, "Nobody{n} threatens Joe"),
    "an unknown object on each line": lambda size: _lines(size, "Mara threatens Jo{n}e"),
    "an unknown clause on each line": lambda size: _lines(size, "Mara threatens Joe; cuse x{n}"),
    "an unknown state on each line": lambda size: _lines(size, "Mara plays hapy{n}"),
    "a state on each line": lambda size: _lines(size, "Joe hurts Mara\n        Mara plays at ease"),
    "somebody comes and goes": lambda size: _lines(size, "Mara enters\n        Mara exits"),
    "deaths and returns": lambda size: _lines(size, "Joe dies\n        Joe returns"),
    "everybody in one room": cast_and_cues,
    # threads, retellings, facts
    "vows": lambda size: _lines(size, "Mara vows to find ring{n}; about ring{n}"),
    "the same vow": lambda size: _lines(size, "Mara vows to find the ring; about Joe"),
    "vows over episodes": vows_episodes,
    "secrets": secrets,
    "a chain of retellings": lambda size: _lines(size, "Mara threatens Joe; retells S01E01.1/{before}"),
    "a ring of retellings": retells_ring,
    "retellings of one line": lambda size: _lines(size, "Mara threatens Joe; retells S01E01.1/1"),
    "retellings of nothing": lambda size: _lines(size, "Mara threatens Joe; retells S01E09.1/{n}"),
    "because of the line before": lambda size: _lines(size, "Mara threatens Joe; because of S01E01.1/{before}"),
    "facts set and relied on": facts_relied_on,
    "one fact set and relied on": one_fact_often,
    # many of something
    "scenes of a line": scenes_of_a_line,
    "episodes of a line": lambda size: _episodes(size, "Mara threatens Joe"),
    "flashbacks of huge days": lambda size: _episodes(size, "Mara meets Joe; day 99999999999999999999"),
    "files of one episode": plan_overlays,
    "files of one scene": same_scene_in_files,
    # story.yaml
    "cast": lambda size: _declared(size, "cast", "  p{n}: Person {n}x\n", HEAD + f"{INDENT}p1 threatens p2\n"),
    "cast of one name": lambda size: _declared(size, "cast", "  p{n}: Mara\n"),
    "names that begin one another": prefixed_names,
    "aliases of one": aliases_of_one,
    "bonds": bonds,
    "goals": goals,
    "bonds with nobody": lambda size: _declared(size, "cast", "  p{n}: {name: Per{n}, bonds: {nobdy{n}: 0.5}}\n"),
    "premises": lambda size: _declared(
        size, "premises", '  - {id: p{n}, always: "alive(mara)"}\n', HEAD + f"{INDENT}Mara threatens Joe\n"
    ),
    "broken premises": lambda size: _declared(
        size, "premises", '  - {id: p{n}, never: "alive(mara)"}\n', HEAD + f"{INDENT}Mara threatens Joe\n"
    ),
    "premises that cannot be read": lambda size: _declared(size, "premises", '  - {id: p{n}, always: "alvie(mara"}\n'),
    "allowances": lambda size: _declared(size, "allow", "  - {rule: reset, who: mara, because: why{n}}\n"),
    "lived before": lambda size: _declared(size, "before", '  - {day: -{n}, line: "Joe hurts Mara"}\n'),
    "keys nobody knows": lambda size: _story(story=WHO + _each(size, "key{n}: x\n")),
    "verbs": lambda size: _declared(size, "verbs", "  verb{n}: {forms: [verbs{n}], takes: [name]}\n"),
    # YAML itself
    "keys of a season": lambda size: _story(_each(size, "k{n}: x\n")),
    "the same key": lambda size: _story("S01E01: x\n" * (size // 11)),
    "nested brackets": flow_nesting,
    "brackets never closed": open_flow,
    "quotes never closed": lambda size: _story('S01E01:\n  title: "\n' * (size // 19)),
    "tabs": lambda size: _story("S01E01:\n\tscenes: x\n" * (size // 19)),
    "aliases of YAML": lambda size: _story("S01E01:\n" + _each(size, "  a{n}: *b{n}\n")),
    "a comment on each line": lambda size: _story(
        "S01E01:\n  scenes:\n    1:\n      lines:\n" + "        - Mara meets Joe # x\n" * (size // 29)
    ),
    "signs YAML refuses": lambda size: _story(HEAD + f"{INDENT}Mara meets\x01 Joe\n" * (size // 25)),
    "blank lines": lambda size: _story("\n" * size),
    "lines in braces": lambda size: _story(
        "S01E01:\n  scenes:\n    1:\n      lines:\n" + "        - {Mara meets Joe: x}\n" * (size // 31)
    ),
    # Fountain
    "short notes": lambda size: _script("INT. BAR - DAY\n\n" + "[[x]]" * (size // 5)),
    "notes of lines": lambda size: _script("INT. BAR - DAY\n\n" + "[[prev: Mara meets Joe]]\n" * (size // 25)),
    "notes never closed": lambda size: _script("INT. BAR - DAY\n\n" + "[[x\n\n" * (size // 5)),
    "boneyards never closed": lambda size: _script("INT. BAR - DAY\n\n" + "/*x\n\n" * (size // 5)),
    "boneyards opened over scenes": lambda size: _script("/* a\n\nINT. BAR\n\n" * (size // 16) + "*/"),
    "headings": lambda size: _script("INT. BAR - DAY\n\n" * (size // 16)),
    "headings of one number": lambda size: _script("INT. BAR - DAY #1#\n\n[[prev: Mara meets Joe]]\n\n" * (size // 46)),
    "cues of the cast": script_and_bible,
    "cues of nobody": lambda size: _script(
        "INT. BAR - DAY\n\n" + _each(size, "MARRA {n}\nNo.\n\n")
    ),
    "a title page": lambda size: _script("Title: x\n" + "    more\n" * (size // 9)),
    "one line of a script": lambda size: _script("INT. BAR - DAY\n\n" + "x" * size),
    "tags on a heading": lambda size: _script("INT. BAR - DAY" + " #a" * (size // 3) + "\n\nx\n"),
    "brackets after a cue": lambda size: _script("INT. BAR\n\nMARA" + " (x)" * (size // 4) + "\nNo.\n"),
    # events
    "rows that are not JSON": lambda size: _story(events__jsonl="x\n" * (size // 2)),
    "rows of deep JSON": lambda size: _story(events__jsonl=("[" * 500 + "\n") * (size // 501)),
    "rows of events": lambda size: _story(
        events__jsonl='{"at": "S01E01.1", "line": "Mara threatens Joe"}\n' * (size // 50)
    ),
    "events of a scene each": lambda size: _story(
        events__jsonl=_each(size, '{"at": "S01E01.{n}", "line": "Mara threatens Joe"}\n')
    ),
    "events at no position": lambda size: _story(events__jsonl='{"at": "nowhere", "line": "x"}\n' * (size // 31)),
    "one line of events": lambda size: _story(events__jsonl='{"at": "S01E01.1", "line": "' + "x" * size + '"}'),
}  # fmt: skip
"""By what it is a shape of. `SHAPES[name](size)` has about `size` characters."""
