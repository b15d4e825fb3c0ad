"""Many questions in one walk read what one moment after the other reads, to the bit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.mind.answers import Answer, Question, answers
from previously.mind.kernel import asking, dynamics, fast
from previously.mind.kernel.experiences import Context, Cue
from previously.mind.kernel.replay import EVERY, Life, Person
from previously.mind.readout import Moment, moment
from tests.effort import law
from tests.mind.lives import CONTEXTS, CUES, PEOPLE_BORN, life, lives
from tests.mind.twin import Event

Drawn = list[tuple[float, float, tuple[Cue, ...], Context | None]]
QUESTIONS: st.SearchStrategy[Drawn] = st.lists(
    st.tuples(
        st.floats(0.0, 1.0), st.floats(0.0, 50.0), st.lists(CUES, max_size=3).map(tuple[Cue, ...]), st.none() | CONTEXTS
    ),
    max_size=8,
)


def asked(one: Life, drawn: Drawn) -> list[Question]:
    """Questions at drawn shares of a life, so many days later."""
    found = []
    for share, later, cues, context in drawn:
        rows = round(share * len(one))
        found.append(Question(rows, one.state_after(rows).clock + later, cues, context))
    return found


def told(now: Answer) -> list[object]:
    read = [now.distress, now.grief, now.hurt, now.lift, now.feelings, now.ambivalence, now.felt]
    return [*read, now.vulnerability, now.void, now.damage, now.size, now.purpose, now.mood, now.tone]


def read(now: Moment, question: Question) -> list[object]:
    met = (question.cues, question.context)
    return [
        *(now.distress(*met), now.grief(question.cues), now.hurt(*met), now.lift(*met)),
        *(now.feelings(*met), now.ambivalence(*met), now.felt(*met)),
        *(now.vulnerability(), now.void, now.damage, now.size, _purpose(now), now.mood, now.tone),
    ]


def _purpose(now: Moment) -> float:
    return max((one.importance for one in now.drives if one.live and not one.attach), default=0.0)


@law(60)
@given(lives(longest=25), PEOPLE_BORN, QUESTIONS)
def test_an_answer_is_the_moments(lived: list[Event], person: Person, drawn: Drawn) -> None:
    one = life([Event(-1e4 + i, "sighs") for i in range(EVERY - 10)] + lived, person)
    questions = asked(one, drawn)
    for question, answer in zip(questions, answers(one, questions, compiled=False), strict=True):
        assert told(answer) == read(moment(one, question.day, question.rows), question)


@pytest.mark.xdist_group("compiled")  # in the worker that has compiled the kernel
@pytest.mark.skipif(not fast.available(), reason="numba is not installed")
@law(30)
@given(lives(longest=25), PEOPLE_BORN, QUESTIONS)
def test_compiled_answers_are_the_plain_ones(lived: list[Event], person: Person, drawn: Drawn) -> None:
    one = life(lived, person)
    questions = asked(one, drawn)
    plain, quick = (answers(one, questions, compiled=compiled) for compiled in (False, True))
    assert repr([told(answer) for answer in plain]) == repr([told(answer) for answer in quick])


@law(30)
@given(lives(longest=25), QUESTIONS)
def test_hurt_and_lift_are_their_parts_together_to_the_bit(lived: list[Event], drawn: Drawn) -> None:
    one = life(lived)
    for question, answer in zip(asked(one, drawn), answers(one, asked(one, drawn), compiled=False), strict=True):
        now, met = moment(one, question.day, question.rows), (question.cues, question.context)
        hurt, lift = (now.together(part.level for part in parts) for parts in (now.hurts(*met), now.lifts(*met)))
        assert (answer.hurt, answer.lift) == (hurt, lift)


def test_a_row_that_stands_for_more_blows_than_there_is_room_for_is_answered_too() -> None:
    one = life([Event(0.0, "harm", ("knife", "rain"), n=700), Event(1.0, "harm", ("ring",)), Event(2.0, "sighs")])
    questions = [Question(rows, 2.0 + rows, ("knife",)) for rows in (3, 0, 1, 2)]
    for question, answer in zip(questions, answers(one, questions), strict=True):
        assert told(answer) == read(moment(one, question.day, question.rows), question)


def test_many_questions_are_one_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    one = life([Event(float(i), "harm", (f"cue {i % 3}",)) for i in range(100)])
    lived, live = [0], dynamics.live

    def counted(*given: object) -> None:
        lived[0] += 1
        live(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(asking, "live", counted)
    answers(one, [Question(rows, 200.0, ("cue 1",)) for rows in range(1, 101)], compiled=False)
    assert lived[0] == 100


@law(60)
@given(lives(), st.lists(CUES, max_size=3), st.lists(CUES, max_size=4), st.none() | CONTEXTS)
def test_what_each_of_many_cues_would_bring_is_what_it_brings_when_it_is_met(
    lived: list[Event], met: list[Cue], more: list[Cue], context: Context | None
) -> None:
    one = life(lived)
    now = moment(one, one.checkpoints[-1].clock)
    assert now.distress_with(more, met, context) == {cue: now.distress((*met, cue), context) for cue in more}
