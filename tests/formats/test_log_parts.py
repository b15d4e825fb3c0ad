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
