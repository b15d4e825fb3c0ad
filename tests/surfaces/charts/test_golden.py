"""The charts of a small story, whole, as they were last looked at. `UPDATE=1 pytest …` writes them anew."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from previously.surfaces.charts.chart import Chart
from previously.surfaces.charts.draw import arc_chart, cast_picture, fact_chart
from previously.surfaces.charts.theme import DARK, PRINT
from tests.surfaces.charts.harbour import harbour

HERE = Path(__file__).parent / "golden"
CHARTS: dict[str, Callable[[], Chart]] = {
    "arc": lambda: arc_chart(harbour(), "mara"),
    "arc-lived": lambda: arc_chart(harbour(), "mara", order="lived", theme=DARK),
    "arc-without": lambda: arc_chart(
        harbour().what_if(without="joe"), "mara", base=harbour(), without="joe", theme=PRINT
    ),
    "cast": lambda: cast_picture(harbour()),
    "knows": lambda: fact_chart(harbour(), "boat"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_one_last_looked_at(name: str) -> None:
    text = json.dumps(CHARTS[name]().spec, ensure_ascii=False, indent=1) + "\n"
    stored = HERE / f"{name}.json"
    if os.environ.get("UPDATE"):
        stored.write_text(text, "utf-8")
    assert text == stored.read_text("utf-8")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_asks_for_nothing_from_elsewhere(name: str) -> None:
    text = json.dumps(CHARTS[name]().spec)
    assert "url" not in text
    assert "http" not in text
    assert "expr" not in text
