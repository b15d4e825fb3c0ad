"""A brief: all that somebody may know, nothing she cannot know, within its budget, the weightiest first."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.canon.episodes import Episode
from previously.canon.knowledge.knowing import known_to
from previously.canon.knowledge.lore import Belief
from previously.canon.knowledge.secrets import secrets
from previously.canon.log import Canon
from previously.canon.view.only import only
from previously.canon.without import leave_out
from previously.canon.world.sheet import things_at
from previously.core.entries import Event
from previously.questions.brief import BriefAnswer, BriefQuestion
from previously.questions.briefing import feeling, hers, lore, reached
from previously.questions.question import dumps
from tests.effort import law, tried
from tests.questions.brief_worlds import Asking, World, worlds
from tests.stories import story

EACH, MOST = tried(60), 400
"""Examples that are tried, and within which a planted leak must be found."""
TOLD = """\
S01E01: {scenes: {1: {present: [mara, joe], lines: [
  "Joe tells Mara; sets boat = sold", "Joe hurts Mara; cues knife; severity 0.9", "Mara hides letter from Joe"]}}}
S01E02: {scenes: {1: {present: [joe, ann], lines: ["Joe kills Ann", "Joe tells Ann; sets boat = sunk"]}}}
S01E03: {scenes: {1: {present: [mara, joe], lines: ["Mara meets Joe"]}}}
"""


def brief(of: pv.Story, **given_: Any) -> BriefAnswer:
    answer: BriefAnswer = pv.ask(of, "brief", name="mara", **given_)
    return answer


def asked(world: World, asking: Asking) -> str:
    at, company, about, budget = asking
    question = BriefQuestion(name="mara", at=at, company=company, about=about or None, budget=budget)
    return dumps(question.answer(world.story()))


def leaks(number: int) -> bool:
    plain, more, asking = worlds(number)
    return asked(plain, asking) != asked(more, asking)


def test_what_she_has_no_way_to_know_moves_no_byte() -> None:
    assert not [number for number in range(EACH) if leaks(number)]


def test_what_reaches_her_moves_it() -> None:
    def moved(number: int) -> bool:
        plain, _, asking = worlds(number)
        episode, name, present, lines = plain.scenes[0]
        less = World(((episode, name, present, lines[1:]), *plain.scenes[1:]))
        everything = asking._replace(at=None, budget=50_000)
        return asked(plain, everything) != asked(less, everything)

    assert sum(map(moved, range(20))) >= 12


def _all_lines(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hers, "only", lambda canon, _: canon)


def _not_there(patch: pytest.MonkeyPatch) -> None:
    def everything(part: Episode, who: str, *, told: bool) -> reached.Reached:
        del told
        lines = [reached._line(one, who) for one in part.entries if isinstance(one, Event)]
        return reached.Reached(tuple(lines), ())

    patch.setattr(reached, "_reached", everything)


def _what_is_so(patch: pytest.MonkeyPatch) -> None:
    def thought(belief: Belief) -> str:
        known = known_to(_WHOLE[-1], belief.who, _WHOLE[-1].moment())
        true = next((one.true for one in known if one.fact == belief.fact), False)
        return f"{belief.fact} is {belief.value}" + ("" if true else " (wrong)")

    patch.setattr(lore, "thought", thought)
    _remember_the_whole(patch)


def _secrets(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lore, "secrets", lambda _, moment: secrets(_WHOLE[-1], moment))
    _remember_the_whole(patch)


def _things(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lore, "things_at", lambda _, who, moment: things_at(_WHOLE[-1], who, moment))
    _remember_the_whole(patch)


def _counts(patch: pytest.MonkeyPatch) -> None:
    def counted(her: hers.Hers) -> str:
        return f"{feeling.state(her)}, after {sum(1 for _ in her.whole.events())} lines"

    patch.setattr("previously.questions.brief.state", counted)


_WHOLE: list[Canon] = []


def _remember_the_whole(patch: pytest.MonkeyPatch) -> None:
    def leaving(canon: Canon, kept: dict[int, frozenset[str]]) -> Canon:
        _WHOLE.append(canon)
        return only(canon, kept)

    patch.setattr(hers, "only", leaving)


@pytest.mark.parametrize("plant", [_all_lines, _not_there, _what_is_so, _secrets, _things, _counts])
def test_a_planted_leak_is_found(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert any(map(leaks, range(MOST)))


def test_a_lie_reads_as_what_it_is_taken_for() -> None:
    told, lied = (
        brief(
            story(f"S01E01: {{scenes: {{1: {{present: [mara, joe], lines: ['Joe {verb} Mara; sets boat = sold']}}}}}}")
        )
        for verb in ("tells", "lies to")
    )
    assert told.text == lied.text
    assert "boat is sold (Joe said so)" in told.text


def test_a_death_that_only_seems_one_reads_as_one() -> None:
    dies, seems = (
        brief(story(f"S01E01: {{scenes: {{1: {{present: [mara, ann], lines: ['Ann {verb}']}}}}}}"))
        for verb in ("dies", "seems to die")
    )
    assert dies.text == seems.text


@pytest.mark.parametrize("words", ["Joe overhears Mara and Ann", "Joe watches Mara and Ann from the stairs"])
def test_whoever_listens_in_is_not_noticed(words: str) -> None:
    lines = ["Ann hugs Mara", words, "Ann thanks Mara"]
    text = brief(story(f"S01E01: {{scenes: {{1: {{present: [mara, ann, joe], lines: {lines}}}}}}}")).text
    assert "Ann hugs Mara" in text
    assert words not in text


def test_it_says_how_she_is_what_she_takes_to_be_so_and_what_she_hides() -> None:
    text = brief(story(TOLD)).text
    assert "boat is sold (Joe said so" in text
    assert "letter, from Joe" in text
    assert "Joe hurts Mara" in text
    assert "at knife:" in text
    assert "sunk" not in text
    assert "kills" not in text
    assert text.endswith("Mara knows nothing beyond this.")


def test_whoever_is_there_and_what_it_is_about_come_first() -> None:
    told = story(TOLD)
    assert brief(told, company=["ann"]).rows[0].text.startswith("Ann")
    assert brief(told, about="letter").rows[0].text.startswith("letter")


def test_a_scene_she_is_not_in_lends_her_no_company() -> None:
    assert "with" not in brief(story(TOLD), at="S01E02.1").text.splitlines()[0]
    assert ", with Joe:" in brief(story(TOLD), at="S01E03.1").text.splitlines()[0]


def test_a_name_she_has_not_met_is_not_said() -> None:
    cast = "title: H\ncast: {mara: Mara, quill: {name: Quill, aliases: [Marlow]}}\n"
    told = story('S01E01: {scenes: {1: {present: [mara, quill], lines: ["Marlow hurts Mara"]}}}', cast=cast)
    assert "Marlow" in brief(told).text
    assert "Quill" not in brief(told).text


MASKED = """\
title: The Floor
positions: Chapter {chapter}
cast:
  ines: Ines
  quill: {name: Quill, bonds: {ines: 0.5}}
  marlow: {name: Marlow, aliases: [the Grey Man], is: quill, from: Chapter 22}
"""
BOOK = """\
Chapter 1: {scenes: {1: {present: [ines, marlow], lines: [Marlow captures Ines; cues rope]}}}
Chapter 10: {scenes: {1: {present: [ines, quill], lines: [Quill rescues Ines]}}}
Chapter 22: {scenes: {1: {present: [ines, quill], lines: [Ines learns that Marlow is Quill]}}}
"""


@pytest.mark.parametrize("company", [None, ["Marlow"], ["Quill"], ["quill", "marlow"]])
@pytest.mark.parametrize("at", ["Chapter 1.1", "Chapter 10", "Chapter 10.1"])
def test_a_mask_is_somebody_of_its_own_until_she_knows(company: list[str] | None, at: str) -> None:
    masked = pv.story_of({"story.yaml": MASKED, "book.yaml": BOOK})
    two = pv.story_of({"story.yaml": MASKED.replace(", is: quill", ""), "book.yaml": BOOK})
    found, as_two = (pv.ask(one, "brief", name="ines", at=at, company=company) for one in (masked, two))
    assert found.text == as_two.text
    assert "Marlow: " in found.text


@pytest.mark.parametrize("deed", ["Marlow captures Ines; cues rope", "Ines loves Marlow"])
def test_once_she_knows_they_are_one(deed: str) -> None:
    book = BOOK.replace("Marlow captures Ines; cues rope", deed)
    told = pv.story_of({"story.yaml": MASKED, "book.yaml": book})
    rows = pv.ask(told, "brief", name="ines").rows
    assert len([row for row in rows if row.section == "people"]) == 1


@law(40)
@given(st.integers(0, 10_000), st.integers(100, 700))
def test_a_budget_keeps_the_weightiest_and_is_kept(number: int, budget: int) -> None:
    _, more, asking = worlds(number)
    told = more.story()
    given_ = {"at": asking.at, "company": asking.company, "about": asking.about or None}
    whole, part = brief(told, budget=100_000, **given_), brief(told, budget=budget, **given_)
    assert part.rows == whole.rows[: len(part.rows)]
    assert part.tokens <= budget or not part.rows
    if len(part.rows) < len(whole.rows):
        longest = max(len(row.text) for row in whole.rows)
        assert part.tokens > budget - longest  # the next would not have gone in
    assert [row.weight for row in whole.rows] == sorted((row.weight for row in whole.rows), reverse=True)


def slowly(world: World, asking: Asking, patch: pytest.MonkeyPatch) -> str:
    """The same of a story opened anew, whose lines are all looked at and put into words, and nothing is kept."""

    def lines_left(canon: Canon, kept: dict[int, frozenset[str]]) -> Canon:
        ids = {id_ for one in kept.values() for id_ in one}
        return leave_out(canon, frozenset(entry.id for entry in canon.entries() if entry.id not in ids))

    with patch.context() as here:
        here.setattr(hers, "only", lines_left)
        here.setattr("previously.questions.brief.room", lambda _: 10_000)
        return asked(world, asking)


@pytest.mark.parametrize("number", range(tried(12)))
def test_what_is_kept_gives_the_same_bytes_as_what_is_worked_out_anew(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, more, asking = worlds(number)
    story, longer = plain.story(), more.story()
    grown = story.edited("s01.yaml", longer.loader.texts.files["s01.yaml"])
    for one, world in ((story, plain), (grown, more), (story, plain)):
        for at in (asking.at, None, "S01E01.1"):
            question = BriefQuestion(name="mara", at=at, about=asking.about or None, budget=asking.budget)
            again = asking._replace(at=at, company=None)
            assert dumps(question.answer(one)) == slowly(world, again, monkeypatch)


def test_a_counter_may_be_given() -> None:
    words = BriefQuestion(name="mara", budget=100).answer(story(TOLD), lambda text: len(text.split()))
    assert words.tokens <= 100
    assert words.tokens == len(words.text.split())
    assert BriefQuestion(name="mara", budget=100).answer(story(TOLD), len).rows < words.rows
