"""Groups: who is of one at which line, what its members are told, what is hidden from it, and who joins later."""

import pytest

import previously as pv
from previously.canon.load import loader_of
from previously.canon.log import Canon
from previously.canon.without import leave_out, left_out
from previously.core.entries import Event
from previously.questions.brief import BriefQuestion

STORY = """
title: The Vault
cast: {ann: Ann, bob: Bob, cy: Cy, dee: Dee}
groups: {council: [{ann: from S01E01}, {bob: from S01E02.2}]}
"""
SEASON = """
S01E01:
  scenes:
    1:
      present: [the council, bob, dee]
      lines:
        - Ann weeps; sets door = open
        - Dee writes to the council; sets code = seven
        - Dee hides plan from the council
        - The council's members learn door
        - The council learns lamp
        - Cy enters
S01E02:
  scenes:
    1:
      present: [the council, dee]
      lines: [The council abandons Dee]
    2:
      present: [the council, dee]
      lines:
        - The council abandons Dee
        - Dee writes to the council; sets gate = shut
        - The members of the council learn lamp
        - The council hides gate from Cy and Dee
    3:
      flashback: -40
      present: [the council, dee]
      lines: [The council abandons Dee]
"""


def files(story: str = STORY, season: str = SEASON) -> dict[str, str]:
    return {"story.yaml": f"{story}facts: {{lamp: lit}}\n", "s01.yaml": season}


def canon(story: str = STORY, season: str = SEASON) -> Canon:
    return pv.story_of(files(story, season)).canon


def known(told: Canon, who: str, at: str) -> list[str]:
    return sorted(belief.fact for belief in told.knowledge.known_by(who, told.moment(at).key))


def deeds(told: Canon, verb: str) -> list[str]:
    return [f"{e.scene.at} {e.subject}" for e in told.entries() if isinstance(e, Event) and e.verb.id == verb]


def test_who_joins_is_of_the_group_from_then_on() -> None:
    told = canon()
    assert [scene.present for scene in told.scenes()] == [
        ("ann", "bob", "dee"), ("ann", "dee"), ("ann", "bob", "dee"), ("ann", "dee"),
    ]  # fmt: skip
    assert deeds(told, "abandons") == ["S01E02.1 ann", "S01E02.2 ann", "S01E02.2 bob", "S01E02.3 ann"]
    assert [finding.message for finding in told.findings if finding.severity == "error"] == []


def test_each_member_is_told_and_nobody_else() -> None:
    told = canon()
    assert known(told, "ann", "S01E01") == ["code", "door", "lamp"]
    assert "code" not in known(told, "bob", "S01E02")  # by letter, before he joined
    assert "gate" in known(told, "bob", "S01E02")
    assert known(told, "cy", "S01E02") == []


def test_who_joins_learns_what_members_learn_and_nothing_more() -> None:
    told = canon(season=SEASON.replace("[the council, bob, dee]", "[the council, dee]"))
    assert known(told, "bob", "S01E02.1") == []
    assert known(told, "bob", "S01E02.2") == ["door", "gate", "lamp"]
    belief = told.knowledge.belief("bob", "door", told.moment("S01E02.2").key)
    assert belief is not None
    assert (belief.how, belief.event.scene.at, belief.event.text) == (
        "learned", "S01E02.2", "The council's members learn door",
    )  # fmt: skip


def test_a_fact_is_hidden_from_the_members_of_that_moment() -> None:
    told = canon()
    kept = {e.id: e.kept_from for e in told.entries() if isinstance(e, Event) and e.kept_from}
    assert kept == {"S01E01.1/3": ("ann",), "S01E02.2/4": ("cy", "dee"), "S01E02.2/4.1": ("cy", "dee")}
    secrets = pv.story_of(files()).secrets()
    assert [(s.fact, s.by, s.kept_from) for s in secrets] == [
        ("plan", "dee", ("ann",)), ("gate", "ann", ("cy",)), ("gate", "bob", ("cy",)),
    ]  # fmt: skip


@pytest.mark.parametrize("seen", ["S01E01", "S01E02.1"])
def test_a_view_before_somebody_joins_holds_nothing_of_it(seen: str) -> None:
    alone = STORY.replace(", {bob: from S01E02.2}", "")
    assert alone != STORY
    assert repr(loader_of(files()).seen(seen).folder) == repr(loader_of(files(alone)).seen(seen).folder)
    assert [group.members[0].word.text for group in loader_of(files()).seen(seen).folder.story.groups] == ["ann"]


def test_a_view_after_somebody_has_joined_is_as_the_whole_is() -> None:
    told = pv.story_of(files()).seen("S01E02").canon
    assert deeds(told, "abandons") == deeds(canon(), "abandons")
    assert known(told, "bob", "S01E02") == ["door", "gate"]  # what was so from the start is the author's alone


def test_a_member_without_a_position_and_an_unnamed_group_are_the_authors_alone() -> None:
    story = STORY.replace("{ann: from S01E01}", "ann").replace("groups: {", "groups: {traitors: [{cy: from S01E01}], ")
    (group,) = loader_of(files(story)).seen("S01E02").folder.story.groups
    assert (group.name.text, [one.word.text for one in group.members]) == ("council", ["bob"])


def test_without_somebody_nobody_learns_in_their_place() -> None:
    told = canon(season=SEASON.replace("[the council, bob, dee]", "[the council, dee]"))
    left = leave_out(told, left_out(told, "bob"))
    assert {b.who for b in told.knowledge.believers("door", told.moment().key)} == {"ann", "bob", "dee"}
    assert {b.who for b in left.knowledge.believers("door", left.moment().key)} == {"ann", "dee"}


def test_an_edit_of_where_somebody_joins_is_heard_of() -> None:
    season = SEASON.replace("[the council, bob, dee]", "[the council, dee]")
    story = pv.story_of(files(season=season))
    assert "bob" in {one.who for one in story.who_knows("door").believes}
    later = season.replace("    2:\n      present: [the council, dee]", "    4:\n      present: [dee]")
    edited = story.edited("s01.yaml", later)
    assert "bob" not in {one.who for one in edited.who_knows("door").believes}


@pytest.mark.parametrize(
    ("member", "code"),
    [
        ("{bob: S01E02}", "PV008"),  # no “from”
        ("{bob: from never}", "PV008"),  # no position
        ("{Bbo: from S01E02}", "PV003"),
        ("[bob]", "PV008"),
    ],
)
def test_what_cannot_be_read_of_a_member_is_found(member: str, code: str) -> None:
    found = canon(STORY.replace("{bob: from S01E02.2}", member)).findings
    assert [one.code for one in found if one.span.path == "story.yaml"] == [code]


def test_an_entry_of_the_cast_with_members_is_a_group_and_nobody() -> None:
    cast = "cast: {ana: Ana, bo: Bo, out: Otto, circle: {name: the Inner Circle, members: [ana, bo]}}\n"
    lines = '["Ana tells the Inner Circle; sets heir = alive", "Bo relies on heir = alive"]'
    told = f"S01E01:\n  scenes:\n    1: {{present: [ana, bo], lines: {lines}}}\n"
    alone = "    2: {present: [bo, out], lines: [Otto relies on heir = alive]}\n"
    story = pv.story_of({"story.yaml": cast, "s01.yaml": told + alone})
    assert [(one.code, one.character) for one in story.check()] == [("PV401", "out")]
    assert sorted(story.canon.cast) == ["ana", "bo", "out"]


JOINING = {
    "story.yaml": "title: The Vault\ncast: {ann: Ann, bob: Bob, cy: Cy}\ngroups: {crew: [ann]}\n",
    "s01.yaml": """
S01E01: {scenes: {1: {present: [ann], lines: [Ann tells the crew; sets heir = alive]}}}
S01E02:
  scenes:
    1: {present: [ann, bob, cy], lines: [Bob joins the crew for supper, "Cy writes to the crew; sets door = open"]}
    2: {present: [ann, bob], lines: [Bob joins the crew]}
    3: {present: [cy], lines: [Cy writes to the crew; sets gate = shut]}
""",
}


def test_who_joins_in_the_log_is_of_the_group_from_that_scene_on_and_let_in_on_what_it_was_told() -> None:
    told = pv.story_of(JOINING).canon
    assert known(told, "bob", "S01E02.1") == []  # to have supper with them is not to join them
    assert known(told, "bob", "S01E02.2") == ["door", "heir"]
    assert known(told, "bob", "S01E02.3") == ["door", "gate", "heir"]
    assert not [finding for finding in told.findings if finding.severity != "hint"]


def test_a_view_before_a_line_by_which_somebody_joins_holds_nothing_of_it() -> None:
    alone = {**JOINING, "s01.yaml": JOINING["s01.yaml"].replace("Bob joins the crew]}", "Bob waits]}")}
    seen = [loader_of(text).seen("S01E02.1").canon() for text in (JOINING, alone)]
    assert [known(one, "bob", "S01E02.1") for one in seen] == [[], []]
    assert repr(seen[0].lexicon.members) == repr(seen[1].lexicon.members)


def test_an_edit_by_which_somebody_joins_is_heard_of() -> None:
    before = JOINING["s01.yaml"].replace("Bob joins the crew]}", "Bob waits]}")
    story = pv.story_of({**JOINING, "s01.yaml": before})
    assert "bob" not in {one.who for one in story.who_knows("heir").believes}
    edited = story.edited("s01.yaml", JOINING["s01.yaml"])
    assert "bob" in {one.who for one in edited.who_knows("heir").believes}


@pytest.mark.parametrize(("listed", "doers"), [("joe, mara", ["joe"]), ("joe, mara, cleo", ["cleo", "joe"])])
def test_who_joins_by_a_line_does_what_the_group_does_where_they_are(listed: str, doers: list[str]) -> None:
    story = "title: H\ngroups: {council: [joe]}\ncast: {mara: Mara, joe: Joe, cleo: Cleo}\n"
    season = (
        "S01E01:\n  scenes:\n    1: {present: [joe, cleo], lines: [Cleo joins the council]}\n"
        f"    2: {{present: [{listed}], lines: [The council betrays Mara]}}\n"
    )
    told = canon(story, season)
    assert sorted(one.partition(" ")[2] for one in deeds(told, "betrays")) == doers


def test_what_a_group_does_tells_nobody_who_joined_it_elsewhere() -> None:
    story = "title: H\ngroups: {council: [joe]}\ncast: {mara: Mara, joe: Joe, cleo: Cleo}\n"
    briefs = {
        BriefQuestion("mara")
        .answer(
            pv.story_of(
                {
                    "story.yaml": story,
                    "s01.yaml": f"S01E01:\n  scenes:\n    1: {{present: [joe, cleo], lines: [{hidden}]}}\n"
                    "    2: {present: [mara, joe], lines: [The council betrays Mara]}\n",
                }
            )
        )
        .text
        for hidden in ("Cleo joins the council", "Cleo waits")
    }
    assert len(briefs) == 1
