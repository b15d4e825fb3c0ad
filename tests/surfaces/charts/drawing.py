"""What a chart draws: the rows of its layers, and the colours, dashes and shapes of its marks."""

from collections.abc import Iterator
from typing import Any

from previously.surfaces.charts.chart import Chart

Layer = dict[str, Any]


def layers(chart: Chart) -> list[Layer]:
    found: list[Layer] = chart.spec["layer"]
    return found


def drawn(chart: Chart, kind: str, column: str) -> list[Layer]:
    """The layers of one kind of mark whose y is one column."""
    return [
        layer for layer in layers(chart) if layer["mark"]["type"] == kind and layer["encoding"]["y"]["field"] == column
    ]


def rows(chart: Chart, kind: str, column: str) -> list[dict[str, Any]]:
    return [row for layer in drawn(chart, kind, column) for row in layer["data"]["values"]]


def written(chart: Chart) -> list[str]:
    """Every text in the picture."""
    return [row["t"] for layer in layers(chart) if layer["mark"]["type"] == "text" for row in layer["data"]["values"]]


def pixels(layer: Layer, row: dict[str, Any], channel: str) -> float:
    """Where a row stands, by its layer's own scale."""
    scale = layer["encoding"][channel]["scale"]
    (low, high), (start, end) = scale["domain"], scale["range"]
    value = float(row[layer["encoding"][channel]["field"]])
    return float(start + (end - start) * (value - low) / (high - low))


def texts(chart: Chart) -> Iterator[tuple[Layer, dict[str, Any]]]:
    """Every text with its layer."""
    for layer in layers(chart):
        if layer["mark"]["type"] == "text":
            yield from ((layer, row) for row in layer["data"]["values"])
