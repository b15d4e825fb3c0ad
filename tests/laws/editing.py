"""Stories that are edited at random, and every question that may be asked of them: for law 9 over edits."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import previously as pv
from previously.canon.load import Loader
from previously.core.errors import PreviouslyError
from previously.formats.files import Texts
from previously.story.story import Story

NAMES = ("Mara", "Joe", "Ann", "Ben")
PLACES = ("harbour", "mill", "")
PLAN = """\
S09E01:
  scenes:
    1: {present: [mara, joe], lines: [Joe hurts Mara, Mara plays at ease, Ann tells Ben about Joe]}
    2: {lines: [Ann dies, Ben relies on scarf = red]}
"""
STATES = ("at ease", "broken", "over it about Joe", "happy", "grieving", "torn", "afraid")
LINES = (
    "{a} abuses {b}; cues rain", "{a} abuses {b}; severity 0.9", "{a} hurts {b}; cues knife", "{a} betrays {b}",
    "{a} comforts {b}", "{a} works through the past; cues rain", "{a} drinks", "{a} kills {b}", "{a} dies",
    "{a} returns", "{a} vows to find the boat", "{a} vows revenge about {b}", "{a} hunts {b}", "{a} gives up {b}",
    "{a} tells {b}; sets scarf = red", "{a} hides it; sets scarf = rain", "{a} lies to {b}; sets scarf = red",
    "{a} learns scarf from {b}", "{a} hides scarf from {b}", "{a} relies on scarf = red", "{a} relies on scarf = rain",
    "{a} relies on scraf", "{a} trusts {b}", "{a} tells {b} about {c}", "{a} warns {b} about {c}", "{a} thanks {b}",
    "{a} saves {b}; stakes world", "{a} exits", "{a} enters", "{a} hits {b}; witnessed by {c}",
    "{a} tells {b}; reveals secret-door", "{a} hurts {b}; retells {at}/1",
    "{a} drinks; retells {at}/1; sets scarf = red",
    "{a} thanks {b}; because of {at}/1", '{a} quarrels with {b}; intended "so it is"', "{a} ghosts {b}",
    "{a} abuses {b}; sets scarf = red", "{a} learns scarf from {b}; retells {at}/1", "{a} vows to drink",
    "{a} loves {b}", "{a} leaves {b}", "{a} seems to die", "{a} and so on", "{a} betrays {b} about {c}",
    "{a} is {b}'s brother", "{a} thanks {b}'s sister {c}",
)  # fmt: skip
PRESS = (
    "Joe kills Mara, and it is a shock.",
    "Ann hurts Ben.",
    "This review contains spoilers for season 1.\n\nMara dies.",
)
PREMISES = (
    "vulnerability(mara) <= 0.5", "fact(scarf) != 'rain'", "not knows(ann, scarf)", "alive(joe)",
    "distress(ben) <= 0.3",
    "not plays(mara, 'broken')", "made_by(mara, joe) <= 0.2", "trust(ann, ben) >= 0.4", "stakes() <= 3",
)  # fmt: skip
Plain = dict[str, Any]


class Draft:
    """A story as plain data that is changed in place: `told` holds episodes by number, each a list of scenes."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.cast: dict[str, Plain] = {name.lower(): {"name": name} for name in NAMES}
        self.cast["mara"] |= {"lead": True, "bonds": {"joe": 0.6, "ann": 0.7}}
        self.more: Plain = {"settings": {"dropped-wound": 1, "dropped-thread": 1, "purpose-gone-unnoticed": 1}}
        self.told = {number: [self.scene() for _ in range(chance.randint(1, 2))] for number in range(1, 5)}
        self.articles: dict[str, str] = {}
        self.above = 0

    def line(self) -> str:
        """Something that happens."""
        a, b, c = self.chance.sample(NAMES, 3)
        if self.chance.random() < 0.15:
            return f"{a} plays {self.chance.choice(STATES)}"
        at = f"S01E0{self.chance.randint(1, 4)}.{self.chance.randint(1, 2)}"
        return self.chance.choice(LINES).format(a=a, b=b, c=c, at=at)

    def scene(self) -> Plain:
        """A scene."""
        scene: Plain = {"lines": [self.line() for _ in range(self.chance.choice((0, 1, 1, 2, 2, 3, 3)))]}
        self.dress(scene)
        return scene

    def dress(self, scene: Plain) -> None:
        """Where a scene is set, who is there, when."""
        choose, some = self.chance.choice, self.chance.random
        people = [name.lower() for name in self.chance.sample(NAMES, self.chance.randint(1, 3))]
        given = {
            "place": choose(PLACES) if some() < 0.6 else None,
            "present": people if some() < 0.4 else None,
            "later": choose(("2 days", "3 weeks")) if some() < 0.2 else None,
            "flashback": choose((-20, -3, 1)) if some() < 0.1 else None,
            "bodies": [choose(people)] if some() < 0.15 else None,
            "ghosts": [choose(people)] if some() < 0.05 else None,
            "time": choose(("21:00", "22:00")) if some() < 0.2 else None,
            "vision": "yes" if some() < 0.05 else None,
        }
        lines = scene["lines"]
        scene.clear()
        scene.update({key: value for key, value in given.items() if value is not None}, lines=lines)

    def files(self) -> dict[str, str]:
        """The texts of the folder."""
        declared = {"title": "A story", "clock": {"episode": 3}, "cast": self.cast, **self.more}
        rows = ["#"] * self.above
        for number, scenes in sorted(self.told.items()):
            rows += [f"S01E{number:02d}:", "  scenes:"]
            for name, scene in enumerate(scenes, 1):
                rows += [
                    f"    {name}:",
                    *(f"      {key}: {json.dumps(value)}" for key, value in scene.items() if key != "lines"),
                ]
                rows += ["      lines:", *(f"        - {json.dumps(line)}" for line in scene["lines"])]
        whole = "\n".join(rows) + "\n"
        cut = whole.find("S01E03:")
        parts = {"s01.yaml": whole if cut < 0 else whole[:cut], **({} if cut < 0 else {"s02.yaml": whole[cut:]})}
        story = "\n".join(f"{key}: {json.dumps(value)}" for key, value in declared.items()) + "\n"
        return {"story.yaml": story, **parts, **self.articles}


def _somewhere(draft: Draft) -> list[Plain]:
    return draft.told[draft.chance.choice(sorted(draft.told))] if draft.told else []


def a_line(draft: Draft) -> None:
    """A line comes, goes or is another."""
    scenes = _somewhere(draft)
    if scenes:
        lines, kind = draft.chance.choice(scenes)["lines"], draft.chance.randint(0, 2)
        at = draft.chance.randint(0, len(lines))
        lines[at : at + (kind > 0)] = [draft.line()] if kind < 2 else []


def a_line_moves(draft: Draft) -> None:
    """A line goes from one scene to another."""
    lines = [line for scenes in draft.told.values() for scene in scenes for line in [scene["lines"]]]
    one, other = draft.chance.choice(lines), draft.chance.choice(lines)
    if one:
        other.append(one.pop(draft.chance.randrange(len(one))))


def a_scene(draft: Draft) -> None:
    """A scene comes, goes, changes places or is set otherwise."""
    scenes, kind = _somewhere(draft), draft.chance.randint(0, 4)
    if kind == 0 or not scenes:
        scenes.insert(draft.chance.randint(0, len(scenes)), draft.scene())
    elif kind == 1 and len(scenes) > 1:
        del scenes[draft.chance.randrange(len(scenes))]
    elif kind == 2:
        draft.chance.shuffle(scenes)
    else:
        draft.dress(draft.chance.choice(scenes))


def an_episode(draft: Draft) -> None:
    """An episode comes, goes, or changes places with another."""
    numbers, kind = sorted(draft.told), draft.chance.randint(0, 2)
    if kind == 0 or len(numbers) < 3:
        draft.told[draft.chance.randint(1, 7)] = [draft.scene()]
    elif kind == 1:
        del draft.told[draft.chance.choice(numbers)]
    else:
        one, other = draft.chance.sample(numbers, 2)
        draft.told[one], draft.told[other] = draft.told[other], draft.told[one]


def a_quiet_time(draft: Draft) -> None:
    """Episodes come, or go, in which one person alone does one thing: who leads, and what is dropped, turns on it."""
    quiet = [{"lines": [f"{draft.chance.choice(NAMES)} drinks"]}]
    later = range(8, 8 + draft.chance.randint(2, 5))
    gone = [number for number in draft.told if number >= later.start]
    for number in gone:
        del draft.told[number]
    draft.told |= {} if gone else {number: [deepcopy(quiet[0])] for number in later}


def the_cast(draft: Draft) -> None:
    """Somebody's goals, bonds, names or weight are others."""
    who = draft.chance.choice(sorted(draft.cast))
    other = draft.chance.choice(sorted(draft.cast))
    goal = {"goals": {"end-it": {"weight": 1.0, "target": other, "from": f"S01E0{draft.chance.randint(1, 5)}.1"}}}
    more: Plain = draft.chance.choice(({"bonds": {other: 0.8}}, goal, {"aliases": ["Red"]}, {"lead": True}, {}))
    draft.cast[who] = {"name": draft.cast[who]["name"], **more}


def what_is_declared(draft: Draft) -> None:
    """Premises, what was lived before, settings, verbs, the scope, what is so from the start."""
    choose = draft.chance.choice
    premises = [
        {"id": f"p{i}", "always": one, "from": f"S01E0{draft.chance.randint(1, 3)}"}
        for i, one in enumerate(draft.chance.sample(PREMISES, draft.chance.randint(0, 3)))
    ]
    given: Plain = choose(
        (
            {"premises": premises},
            {"before": [{"day": choose((-50, -5)), "line": draft.line()}]},
            {"settings": {"dropped-wound": choose((1, 2)), "dropped-thread": choose((1, 3))}},
            {"verbs": {"ghosts": {"forms": ["ghosts"], "like": "abandons"}}},
            {"scope": choose(("self", "city"))},
            {"facts": {"scarf": "rain"}},
            {"allow": [{"rule": "cured", "because": "so"}]},
        )
    )
    draft.more |= given


def the_press(draft: Draft) -> None:
    """An article comes, goes or is another."""
    path = draft.chance.choice(("press/a.txt", "press/b.txt"))
    if draft.articles.pop(path, None) is None or draft.chance.random() < 0.6:
        draft.articles[path] = draft.chance.choice(PRESS)


def text_above(draft: Draft) -> None:
    """Everything moves down the page, and says the same."""
    draft.above = draft.chance.randint(0, 3)


EDITS: tuple[Callable[[Draft], None], ...] = (
    *(a_line,) * 6, *(a_line_moves,) * 2, *(a_scene,) * 5, *(an_episode,) * 4, a_quiet_time,
    the_cast, what_is_declared, the_press, text_above,
)  # fmt: skip


def opened(files: dict[str, str], home: Path) -> Story:
    """A story of these texts, whose plans lie in a folder."""
    return Story(Loader(Texts(dict(files)), home))


def chain(seed: int, home: Path, edits: int) -> Iterator[tuple[Story, Story, Random]]:
    """A story after each of some edits, with the same text opened anew; then after leaps between those texts.

    A leap takes a story as it was after some of the edits to the text of another, before or behind it: as when several
    edits are read at once, or some are taken back. A text is opened anew once, however it is come to.
    """
    chance = Random(seed)  # noqa: S311 - the same edits on every run
    draft = Draft(chance)
    draft.more |= {"premises": [{"id": f"p{i}", "always": one} for i, one in enumerate(chance.sample(PREMISES, 2))]}
    files = draft.files()
    story = opened(files, home)
    answers(story, Random(seed))  # noqa: S311 - as above
    texts = []
    for number in range(edits):
        for _ in range(chance.choice((1, 1, 2))):
            chance.choice(EDITS)(draft)
        before, files = files, draft.files()
        story = _edited(story, before, files)
        texts.append((story, files, opened(deepcopy(files), home), seed * 100 + number))
        yield story, texts[-1][2], Random(texts[-1][3])  # noqa: S311 - as above
    for _, files, anew, asked in texts:
        since, before, *_ = chance.choice([text for text in texts if text[1] is not files])
        yield _edited(since, before, files), anew, Random(asked)  # noqa: S311 - as above


def _edited(story: Story, before: dict[str, str], files: dict[str, str]) -> Story:
    differ = [path for path in {**before, **files} if before.get(path) != files.get(path)]
    if len(differ) == 1 and differ[0] in files:
        return story.edited(differ[0], files[differ[0]])
    return story.reread(Texts(dict(files)))


def answers(story: Story, chance: Random) -> list[tuple[str, object]]:
    """What a story answers: what is found, what everybody is like and knows at some place, and three questions more."""
    found: list[tuple[str, object]] = [("check", _findings(story))]
    positions = [*(scene.at for scene in story.canon.scenes()), None]
    at = chance.choice(positions)
    for who in sorted(story.canon.cast):
        found.append((f"on {who}", _headspace(story.headspace(who, at))))
        found.append((f"knows {who}", [(*known[:-1], str(known.line)) for known in story.knows(who, at)]))
    who = chance.choice(sorted(story.canon.cast))
    others: list[tuple[str, Callable[[], object]]] = [
        ("cast", lambda: story.cast(at)),
        ("arc", lambda: [_plain(point) for point in story.arc(who)]),
        (
            "recap",
            lambda: [
                (x.text, x.event.id, str(x.where))
                for x in story.recap(chance.choice(positions[1:]) or "S09E09").sentences
            ],
        ),
        ("secrets", lambda: [(x.fact, x.by, x.kept_from, x.since) for x in story.secrets(at)]),
        ("fact", lambda: [(x.who, x.value, str(x.line)) for x in story.who_knows("scarf", at).believes]),
        ("plan", lambda: _findings(story.plan("plans/p.yaml"))),
        ("plan on", lambda: _headspace(story.plan("plans/p.yaml").headspace(who))),
        (
            "without",
            lambda: (_findings(story.what_if(without=who)), _headspace(story.what_if(without="joe").headspace("mara"))),
        ),
        ("view", lambda: _view(story, chance)),
    ]
    return [*found, *((name, _said(ask)) for name, ask in chance.sample(others, 3))]


def everything(story: Story) -> list[object]:
    """What is found, and what everybody is like and knows after each scene and at the end."""
    found: list[object] = [_findings(story)]
    for at in (*(scene.at for scene in story.canon.scenes()), None):
        for who in sorted(story.canon.cast):
            found.append(_headspace(story.headspace(who, at)))
            found.append([(*known[:-1], str(known.line)) for known in story.knows(who, at)])
        found.append([(x.fact, x.by, x.kept_from, x.since) for x in story.secrets(at)])
    return found


def _view(story: Story, chance: Random) -> object:
    seen = story.seen(f"S01E0{chance.randint(1, 5)}")
    read = seen.read(" ".join(PRESS[:2]))
    return (_findings(seen), _headspace(seen.headspace("mara")), str(read))


def _said(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except PreviouslyError as error:
        return f"{type(error).__name__}: {error}"


def _findings(story: Story) -> list[tuple[object, ...]]:
    return [
        (
            f.code,
            str(f.span),
            f.span.column,
            f.message,
            f.at,
            f.character,
            f.fix,
            [(r.event, str(r.span), r.text) for r in f.because],
        )
        for f in (*story.check(), *story.findings)
    ]


def _headspace(space: pv.Headspace) -> tuple[object, ...]:
    why = [(event.id, str(space.canon.where(event.span)), share) for event, share in space.because]
    numbers = (space.alive, space.distress, space.vulnerability, space.void, space.mood, space.emotions)
    return (*numbers, space.wounds, space.drives, space.bonds, space.knows, space.strongest_cues, why)


def _plain(point: Any) -> tuple[object, ...]:
    return (point.scene.at, *point[1:])
