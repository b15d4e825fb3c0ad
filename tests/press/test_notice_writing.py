"""A notice written is read back as what it says, in every form and for every story."""

import json
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from previously.core.errors import PreviouslyError
from previously.core.position import Template
from previously.press.article.article import article
from previously.press.notices.find import notices
from previously.press.notices.place import ALL, place
from previously.press.notices.writing import As, written
from tests.effort import law

FORMS = get_args(As)
TEMPLATES = [
    "S{season}E{episode}",
    "{season}x{episode}",
    "Chapter {chapter}",
    "{act}.{scene}",
    "{episode}",
    "Volume {volume}, Chapter {chapter}",
    "B{book}C{chapter}",
    "Act {act}",
]


def read_back(text: str, title: str, template: Template) -> set[str | None]:
    """The progress that every scope of a written notice asks for."""
    found = [scope for notice in notices(article(text)) for scope in notice.scopes]
    return {place(scope, title, "", template, {}) for scope in found}


titles = st.text("ABCdef 123“”\"'’:!?.,&Éß日-", min_size=1, max_size=20).filter(
    lambda text: any(map(str.isalnum, text))
)
ranks = st.integers(1, 20) | st.integers(1, 9999)


@given(
    titles, st.sampled_from(TEMPLATES), st.sampled_from(FORMS), ranks, ranks, st.sampled_from(["one", "season", "all"])
)
@example("Season 2 of Murders", "S{season}E{episode}", "plain", 1, 5, "one")
@example("The 100", "S{season}E{episode}", "reddit", 1, 5, "season")
@example("Spoiler Alert", "S{season}E{episode}", "discord", 1, 5, "one")
@example("All of Us", "Chapter {chapter}", "schema", 1, 5, "all")
@law(400)
def test_what_is_written_is_read_back(title: str, positions: str, form: As, first: int, second: int, what: str) -> None:
    template = Template(positions)
    numbers = (first, second)[: len(template.fields)]
    to = template.show(numbers)
    if what == "all":
        to = ALL
    elif what == "season" and len(template.fields) > 1:
        head = positions.partition("{")[0]
        to = f"{head}{first:02d}" if head[-1:].isalnum() else f"{head}{first}"
    assert read_back(written(to, title, template, form), title, template) == {to}


def test_the_plain_form_is_one_sentence() -> None:
    assert written("S01E05", "Low Tide", Template(), "plain") == (
        "Spoiler warning: this article contains spoilers for “Low Tide”, up to Season 1, Episode 5."
    )


def test_the_other_forms_carry_their_marks() -> None:
    note = json.loads(written("S01", "Low Tide", Template(), "activitystreams"))
    assert (note["type"], note["sensitive"], note["summary"]) == ("Note", True, "Spoilers for “Low Tide”, Season 1")
    assert written("S01", "Low Tide", Template(), "discord").endswith(":\n||…||")
    assert written("S01", "Low Tide", Template(), "reddit").startswith("[Spoilers for “Low Tide”, Season 1]\n")
    assert 'role="note"' in written("S01", "Low <Tide>", Template(), "html")
    assert "<Tide>" not in written("S01", "Low <Tide>", Template(), "schema")


@pytest.mark.parametrize("to", ["S01E05.3", "Chapter 3", "", "everything"])
def test_what_is_no_episode_is_refused(to: str) -> None:
    with pytest.raises(PreviouslyError):
        written(to, "Low Tide", Template(), "plain")


def test_positions_no_reader_knows_are_refused_but_all_of_it_can_be_said() -> None:
    template = Template("{verse}:{line}")
    with pytest.raises(PreviouslyError, match="verse and line"):
        written("1:2", "Low Tide", template, "plain")
    assert read_back(written("all", "Low Tide", template, "plain"), "Low Tide", template) == {"all"}
