"""Who hides what from whom, and until when."""

import pytest

import previously as pv

CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann, ben: Ben}\n"
Row = tuple[str, str, tuple[str, ...]]


def kept(*lines: str, at: str | None = None) -> list[Row]:
    """The secrets after these lines, each line a scene of its own."""
    scenes = "".join(f"    {n}:\n      lines:\n        - {line}\n" for n, line in enumerate(lines, 1))
    story = pv.story_of({"story.yaml": CAST, "s01.yaml": f"S01E01:\n  scenes:\n{scenes}"})
    assert not [finding for finding in story.findings if finding.severity == "error"]
    return [(one.fact, one.by, one.kept_from) for one in story.secrets(at)]


SET = "Mara hides the knife; sets thief = Mara"
KEPT = "Mara hides thief; from Joe"


@pytest.mark.parametrize(
    ("lines", "secrets"),
    [
        ([SET, "Mara hides thief; from Joe"], [("thief", "mara", ("joe", "ann", "ben")), ("thief", "mara", ("joe",))]),
        (["Mara finds it; sets thief = Mara", "Mara hides thief from Joe"], [("thief", "mara", ("joe",))]),
        (["Mara finds it; sets thief = Mara", "Mara hides thief"], [("thief", "mara", ("joe", "ann", "ben"))]),
        (["Mara hides thief from Joe and Ann"], [("thief", "mara", ("joe", "ann"))]),
        (["Mara conceals thief; from Joe, Ann"], [("thief", "mara", ("joe", "ann"))]),
        (["Mara keeps secret thief; from Joe"], [("thief", "mara", ("joe",))]),
        (["Mara hides the old letter"], []),  # a thing, put away
        (["Mara hides the old letter from Joe"], [("the-old-letter", "mara", ("joe",))]),
        (["Mara hides Ann from Joe"], []),
        (["Mara hides"], []),
    ],
)
def test_what_is_hidden(lines: list[str], secrets: list[Row]) -> None:
    assert kept(*lines) == secrets


@pytest.mark.parametrize(
    ("then", "left"),
    [
        ("Ann tells Joe; sets thief = Mara", ()),
        ("Joe finds out; sets thief = Mara", ()),
        ("Joe learns thief", ()),
        ("Mara confesses to Joe; sets thief = Mara", ()),
        ("Mara reveals it; sets thief = Mara", ()),  # to everybody
        ("Mara confesses to Ann; sets thief = Mara", ("joe",)),  # to one only: it is still kept from Joe
        ("Mara lies to Joe; sets thief = Ann", ("joe",)),
        ("Ann tells Ben; sets thief = Mara", ("joe",)),
        ("Joe drinks", ("joe",)),
    ],
)
def test_it_is_open_until_the_one_it_is_hidden_from_knows(then: str, left: tuple[str, ...]) -> None:
    found = kept("Mara finds it; sets thief = Mara", KEPT, then)
    assert [one for *_, one in found] == ([left] if left else [])


def test_it_is_open_from_its_line_on() -> None:
    lines = ("Mara finds it; sets thief = Mara", KEPT, "Mara confesses to Joe; sets thief = Mara")
    assert [bool(kept(*lines, at=f"S01E01.{n}")) for n in (1, 2, 3)] == [False, True, False]


def test_of_several_those_are_left_who_do_not_know() -> None:
    lines = (
        "Mara finds it; sets thief = Mara",
        "Mara hides thief from Joe, Ann and Ben",
        "Ben tells Ann; sets thief = Mara",
    )
    assert kept(*lines) == [("thief", "mara", ("joe",))]


def test_nothing_is_hidden_from_the_dead_and_nothing_in_a_dream() -> None:
    assert kept("Mara finds it; sets thief = Mara", "Mara hides thief", "Ann kills Joe") == [
        ("thief", "mara", ("ann", "ben"))
    ]
    dream = "S01E01:\n  scenes:\n    1: {vision: true, lines: [Mara hides thief from Joe]}\n"
    assert pv.story_of({"story.yaml": CAST, "s01.yaml": dream}).secrets() == ()


def test_hidden_again_it_is_one_secret_since_the_first_line() -> None:
    lines = "lines: [Mara hides x from Joe]"
    season = f"S01E01:\n  scenes:\n    1: {{{lines}}}\n    2: {{later: 1 day, {lines}}}\n"
    found = pv.story_of({"story.yaml": CAST, "s01.yaml": season}).secrets()
    assert [(one.fact, one.since) for one in found] == [("x", "S01E01.1")]
