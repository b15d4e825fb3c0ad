"""A log is read in parts, one for each episode, so that a new row is read without the others; it says the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.formats.jsonl.format import EventLog
from tests.effort import law

STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
POSITIONS = ("S01E01.1", "s1e01.2", "S01E02.1", "S02E01.1", "S01E01")
ROWS = st.one_of(
    st.sampled_from(POSITIONS).map(lambda at: json.dumps({"at": at, "line": "Mara helps Joe"})),
    st.sampled_from(["", "no object", '{"line": "Mara helps Joe"}', "\u2028", "\ufeff"]),
)


@law(60)
@given(st.lists(ROWS, max_size=9))
def test_a_log_in_parts_says_what_it_says_in_one(rows: list[str]) -> None:
    text = "\n".join(rows)
    parts = EventLog().sections(text)
    assert "".join(part.text for part in parts) == text
    assert all("\n".join(rows[part.row :]).startswith(part.text) for part in parts)
    escaped = text.replace('"at": "S', '"at": "\\u0053')  # which is read in one part
    one, other = (pv.story_of({"story.yaml": STORY, "log.jsonl": told}) for told in (text, escaped))
    assert [(entry.id, entry.text) for entry in one.canon.entries()] == [
        (entry.id, entry.text) for entry in other.canon.entries()
    ]
    assert {found.code for found in one.findings} == {found.code for found in other.findings}


@pytest.mark.parametrize(("rows", "parts"), [("AABB", 2), ("ABAB", 1), ("ABBC", 3), ("A", 1), ("ABCBD", 3)])
def test_an_episode_is_in_one_part(rows: str, parts: int) -> None:
    episodes = {letter: f"S01E0{number}" for number, letter in enumerate("ABCD", 1)}
    text = "".join(json.dumps({"at": f"{episodes[one]}.1", "line": "Mara helps Joe"}) + "\n" for one in rows)
    assert len(EventLog().sections(text)) == parts


SAID = st.sampled_from(["", ', "present": ["mara"]', ', "place": "quay"', ', "day": 3', ', "flashback": false'])
TOLD = st.builds(
    lambda at, line, said: f'{{"at": "{at}", "line": "{line}"{said}}}',
    st.sampled_from(["S01E01.1", "S01E01.2"]), st.sampled_from(["Mara helps Joe", "Joe waits", "She hurts him"]), SAID,
)  # fmt: skip


@law(60)
@given(st.lists(st.lists(TOLD | ROWS, max_size=3), max_size=5))
def test_a_log_that_goes_on_says_what_it_says_when_it_is_opened(times: list[list[str]]) -> None:
    story, text = pv.story_of({"story.yaml": STORY, "log.jsonl": ""}), ""
    for rows in times:
        text += "".join(f"{row}\n" for row in rows)
        story, anew = story.edited("log.jsonl", text), pv.story_of({"story.yaml": STORY, "log.jsonl": text})
        assert _said(story) == _said(anew)


def _said(story: pv.Story) -> object:
    """Every line with its scene and place, and what is found."""
    canon = story.canon
    scenes = [(one.at, one.present, one.where, one.day, canon.where(one.span).line) for one in canon.scenes()]
    lines = [(one.id, one.text, one.scene.at, canon.where(one.span).line) for one in canon.entries()]
    starts = {canon.where(one.span).line: story.loader.starts().get(one.span.block, 0) for one in canon.entries()}
    return scenes, lines, [(one.code, one.span.line, one.message) for one in story.findings], len(starts)
