"""What action has people in a scene, and what only speaks of them; who comes, goes, dies and does what to whom."""

from collections.abc import Iterable

import pytest

from previously.story.story import Story, story_of

CAST = "title: Harbour\ncast: {joe: Joe, kate: Kate, guard: Guard, boss: Cloud Boss, mary: Mary Stone}\n"
THERE = """
Joe's phone buzzes. On the screen: KATE. =
INSERT PHOTO: Joe and Kate in Paris. =
Kate thinks of Joe. = kate
Kate waits for Joe to come home. = kate
Kate lunges for Joe. = joe kate
Joe isn't home. Kate shrugs. = kate
Kate stares at the chair where Joe used to sit. = kate
The caller ID reads JOE. =
Joe and Kate's wedding photo hangs on the wall. =
Kate remembers the man who killed Joe. = kate
The Cloud Boss Alert sounds. =
The guard turns. Kate runs. = guard kate
We see Joe (O.S.) no more. Kate looks up. = kate
CLOSE ON Joe's face. = joe
Mary Stone enters, followed by Joe. = joe mary
Kate hands the photo to Joe. = joe kate
Joe appears on the monitor. Kate gasps. = kate
Kate takes a picture. Joe waves from the pier. = kate
Kate takes a picture. JOE walks in. = joe kate
SUPER: Joe's story. =
Will Joe come? Kate paces. = kate
There's a knock. It's Joe. = joe
"Joe was here" is carved into the tree. =
INTERCUT WITH: KATE, at home. = kate
Everybody cheers. They embrace. =
Le roi embrasse la main de Kate, et tous les soldats applaudissent devant la tente. =
"""
DONE = """
Joe enters. Kate exits. = enters joe, exits kate
Joe enters the code. Kate bursts out laughing. =
Kate and Joe walk in from the rain. = enters kate, enters joe
If Joe leaves, Kate dies. =
All but Joe leave. =
Joe walks up behind Kate and hugs Kate. = embraces joe kate
Kate shoots Joe a look. =
Kate shoves Joe. Joe and Kate fight. = fights kate joe, fights joe kate
Joe is arrested by the guard. = captures guard joe
The guard handcuffs Joe's bag. =
Kate falls dead. = dies kate
Kate nearly dies laughing. =
Joe falls down as if he were dead. =
Joe dreams that Kate dies. =
A photo shows Kate dead. =
Joe killeth Kate. = dies kate
Douglas kills Joe. = dies joe
Kate - in a torn coat - enters with Joe. = enters kate, enters joe
Joe, soaked to the skin, arrives. = enters joe
Kate takes her coat, kisses Joe and leaves. = exits kate, embraces kate joe
As Joe exits, Kate returns with the guard's keys. = exits joe, enters kate
Kate has entered while they spoke. = enters kate
Kate stands up. She storms off. Slams the door. = exits kate
Joe opens the door. Leaves. = exits joe
Joe looks at Kate. He leaves. =
She leaves. =
Kate watches as Joe stands and leaves. = exits joe
All but the guard exit. A smile that Joe returns. =
Joe returns the gun. Kate returns to her desk. =
Joe disappears behind the counter. Kate runs off the road. =
Joe walks out the door. Kate comes into the kitchen. = exits joe
Kate throws her arms around Joe. = embraces kate joe
Joe puts an arm around Kate's shoulders. = embraces joe kate
Kate falls into Joe's arms. On the stairs, Joe gives Kate a long hug. = embraces kate joe, embraces joe kate
Joe holds Kate. Then Joe holds her coat on the stairs, and Joe holds Kate back. = embraces joe kate
Joe and Kate hit each other. = fights joe kate
Joe and Kate restrain the guard. = captures joe guard, captures kate guard
The guard puts Joe in handcuffs. Kate takes Joe in. = captures guard joe
Kate knocks Joe to the ground. Kate throws Joe the keys. = fights kate joe
Kate slaps Joe on the back. Kate pulls Joe into the room. =
Joe's neck snaps. = dies joe
The guard slits Kate's throat. Joe breaks Kate's heart. = dies kate
Joe's head is cut off by the frame. Kate cuts Joe's hair. =
A shot. Joe looks down. Dies. = dies joe
"""


def script(action: str) -> Story:
    return story_of({"story.yaml": CAST, "s01e01.fountain": f"INT. BAR - DAY\n\n{action}\n"})


def rows(table: str) -> Iterable[tuple[str, str]]:
    for row in table.strip().split("\n"):
        text, _, wanted = row.rpartition(" =")
        yield text, wanted.strip()


@pytest.mark.parametrize(("text", "wanted"), list(rows(THERE)))
def test_who_is_there_by_the_action(text: str, wanted: str) -> None:
    (scene,) = script(text).canon.scenes()
    assert " ".join(sorted(scene.present)) == wanted


@pytest.mark.parametrize(("text", "wanted"), list(rows(DONE)))
def test_what_the_action_says_that_somebody_does(text: str, wanted: str) -> None:
    assert ", ".join(f"{one.kind} {one.who} {one.to}".strip() for one in script(text).doings()) == wanted


CALL = "INT. KITCHEN - DAY\n\nKate {} the phone.\n\nJOE\nHello?\n\nKATE\nIt's me.\n\n{}"


@pytest.mark.parametrize(
    ("does", "after", "there"),
    [
        ("picks up", "", {"kate"}),
        ("picks up", "INTERCUT - CAFE\n", {"kate", "joe"}),
        ("picks up", "Joe waves from the window.\n", {"kate", "joe"}),
        ("puts down", "", {"kate", "joe"}),
    ],
)
def test_who_is_on_the_telephone_is_elsewhere_unless_the_scene_has_both_sides(
    does: str, after: str, there: set[str]
) -> None:
    story = story_of({"story.yaml": CAST, "s01e01.fountain": CALL.format(does, after)})
    assert set(next(iter(story.canon.scenes())).present) == there


def test_a_voice_that_goes_on_is_still_only_a_voice() -> None:
    text = "INT. BAR - DAY\n\nJOE (V.O.)\nDear Kate.\n\nKate reads.\n\nJOE (CONT'D)\nGoodbye.\n"
    (scene,) = story_of({"story.yaml": CAST, "s01e01.fountain": text}).canon.scenes()
    assert scene.present == ("kate",)


DEATH = "INT. BAR - DAY\n\nJoe stabs Kate to death.\n\nINT. STREET - DAY\n\n{}\n"


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("KATE\nHello.", [7]),
        ("Kate walks by.", [5]),
        ("KATE (V.O.)\nHello.", []),
        ("Joe weeps over Kate. Kate lies on the slab.", []),
        ("Joe looks at a photo of Kate.", []),
        ("[[prev: ghosts: Kate]]\n\nKATE\nBoo.", []),
        ("[[prev: Kate returns]]\n\nKATE\nHello.", []),
    ],
)
def test_whoever_dies_on_the_page_and_is_back_is_found(after: str, found: list[int]) -> None:
    story = story_of({"story.yaml": CAST, "s01e01.fountain": DEATH.format(after)})
    assert [one.span.line for one in story.check() if one.code == "PV101"] == found


def test_a_log_that_tells_of_a_death_is_right_about_it() -> None:
    files = {"story.yaml": CAST, "s01e01.fountain": DEATH.format("KATE\nHello.")}
    story = story_of({**files, "s01.yaml": "S01E01:\n  scenes:\n    1:\n      lines: [Kate seems to die]\n"})
    assert not [one for one in story.check() if one.code.startswith("PV1")]


def test_an_audience_has_the_deaths_that_it_has_read() -> None:
    said = "JOE\nDie!\n\nKATE\nNo!\n\nJoe stabs Kate to death."
    text = DEATH.replace("Joe stabs Kate to death.", said)
    story = story_of({"story.yaml": CAST, "s01e01.fountain": text.format("KATE\nHello.")})
    seen = story.seen("S01E01.1")
    assert not seen.headspace("Kate").alive
    later = story.edited("s01e01.fountain", text.format("Joe sings."))
    assert repr(later.seen("S01E01.1").doings()) == repr(seen.doings()) != "()"
