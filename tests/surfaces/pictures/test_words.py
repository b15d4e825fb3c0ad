"""A chart says in sentences what it shows; every sentence is made of its data."""

import previously as pv
from previously.surfaces.pictures.chart import arc_chart, cast_chart, fact_chart
from tests.stories import story
from tests.surfaces.pictures.harbour import harbour

MARA = "Mara Voss: “sold” from S01E01.1 (lied to by Joe Harker, not so); then “sunk” from S01E02.2 (told by Ann Voss)."


def test_an_arc_in_sentences() -> None:
    assert arc_chart(harbour(), "mara").said == (
        "Mara Voss’s arc from S01E01.1 to S01E02.4, in told order.",
        "Most weighs at S01E02.3: overwhelmed, not lifted.",
        "Most lifts at S01E02.2: badly hurt, a little lifted.",
        "At the end: hurting, not lifted; beneath, vulnerable; what is missed, gaping.",
        "Wounds: “Joe abandons Mara” (11 years before) and “Joe kills Ann” (S01E02.3).",
        "Marked as harm: “Joe kills Ann” (S01E02.3).",
        "Marked as healing: “Mara talks through the pier” (S01E02.4).",
    )


def test_an_arc_that_ends_in_death() -> None:
    assert arc_chart(harbour(), "ann").said == (
        "Ann Voss’s arc from S01E01.1 to S01E02.2, in told order.",
        "Most weighs at S01E01.2: unburdened, not lifted.",
        "Most lifts at S01E02.2: unburdened, not lifted.",
        "At the end: unburdened, not lifted; beneath, vulnerable.",
        "Ann Voss dies in S01E02.3.",
        "Wound: “Joe hurts Ann” (S01E02.1, 16 months before).",
        "Marked as harm: “Joe hurts Ann” (S01E02.1).",
        "Flashbacks: S01E02.1, lived 16 months before.",
    )


def test_a_life_without_somebody_is_compared_with_the_one_that_is_told() -> None:
    told = harbour()
    said = arc_chart(told.what_if(without="joe"), "mara", base=told, without="joe").said
    assert (
        "As it is told, the end is: hurting, not lifted; beneath, vulnerable; that life is drawn in grey behind."
        in said
    )
    assert "There is no wound." in said


def test_somebody_who_is_never_there() -> None:
    told = story("S01E01:\n  scenes:\n    1:\n      lines: Mara meets Joe\n")
    assert "Ann is in none of these scenes." in arc_chart(told, "ann").said


def test_a_plan_is_told_of() -> None:
    told = pv.open("stories/jessica-jones").plan("plans/carry.yaml")
    said = arc_chart(told, "jessica", plan="plans/carry.yaml").said
    assert "A plan adds S02E01.1 to S02E04.2, on a shaded ground." in said


def test_a_cast_in_sentences() -> None:
    assert cast_chart(harbour()).said == (
        "The arcs of 3 characters of Harbour, all to one scale: Mara Voss, Ann Voss and Joe Harker.",
        "Mara Voss: hurting, not lifted; beneath, vulnerable; most weighs at S01E02.3.",
        "Ann Voss: dies in S01E02.3; beneath, vulnerable; most weighs at S01E01.2.",
        "Joe Harker: unburdened, not lifted; beneath, tender; most weighs at S01E02.3.",
    )


def test_a_fact_in_sentences() -> None:
    assert fact_chart(harbour(), "boat").said == (
        "What each believes of “boat”, in told order.",
        "What is so: “sunk” from the start.",
        "The audience: “sunk” from S01E02.1 (told).",
        "Joe Harker: “sunk” from the start, told in S01E02.1 (did it).",
        "Ann Voss: “sunk” from the start, told in S01E02.1 (was there).",
        MARA,
    )


def test_a_table_has_a_cell_for_every_column() -> None:
    for chart in (arc_chart(harbour(), "mara"), cast_chart(harbour()), fact_chart(harbour(), "boat")):
        assert chart.rows
        assert {len(row) for row in chart.rows} == {len(chart.columns)}


def test_a_table_says_the_numbers_with_their_words() -> None:
    numbers = ("1.00 overwhelmed", "0.00 not lifted", "0.52 deeply vulnerable", "0.80 gaping")
    assert ("S01E02.3", "3", "yes", *numbers) in [row[:7] for row in arc_chart(harbour(), "mara").rows]
