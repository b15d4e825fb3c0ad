"""The charts of a small story, whole, as they were last looked at. `UPDATE=1 pytest …` writes them anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from previously.surfaces.pictures.chart import Chart, arc_chart, cast_chart, fact_chart
from previously.surfaces.pictures.files import as_svg
from tests.surfaces.pictures.harbour import harbour

HERE = Path(__file__).parent / "golden"
CHARTS: dict[str, Callable[[], Chart]] = {
    "arc": lambda: arc_chart(harbour(), "mara"),
    "arc-lived": lambda: arc_chart(harbour(), "mara", order="lived", theme="dark"),
    "arc-without": lambda: arc_chart(
        harbour().what_if(without="joe"), "mara", base=harbour(), without="joe", theme="print"
    ),
    "cast": lambda: cast_chart(harbour()),
    "knows": lambda: fact_chart(harbour(), "boat"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_one_last_looked_at(name: str) -> None:
    text = as_svg(CHARTS[name]()).replace("><", ">\n<")
    stored = HERE / f"{name}.svg"
    if os.environ.get("UPDATE"):
        stored.write_text(text, "utf-8")
    assert text == stored.read_text("utf-8")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_asks_for_nothing_from_elsewhere(name: str) -> None:
    text = as_svg(CHARTS[name]()).replace("http://www.w3.org/2000/svg", "", 1)
    assert "url" not in text
    assert "http" not in text
    assert "href" not in text
    assert "@import" not in text
