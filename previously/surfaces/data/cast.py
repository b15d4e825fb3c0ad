"""`cast --format json` and `cast --format csv`."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from previously.mind.standing import Standing
from previously.surfaces import phrases
from previously.surfaces.phrases import Cast

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""
COLUMNS = (
    "character", "name", "alive", "dead_since", "last_seen", "place", "distress", "vulnerability", "void", "purpose",
    "made_by", "carries",
)  # fmt: skip


def cast(title: str, at: str, people: Cast, rows: Sequence[Standing]) -> dict[str, Any]:
    """`cast --format json`."""
    return {"story": title, "at": at, "cast": [_row(people, row) for row in rows]}


def sheet(title: str, at: str, people: Cast, rows: Sequence[Standing]) -> str:
    """`cast --format csv`: the same, flat, each line with its story and position."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("story", "at", *COLUMNS))
    for row in rows:
        found = _row(people, row)
        found["made_by"] = "; ".join(f"{who} {share:.4f}" for who, share in row.made_by.items())
        writer.writerow(map(_cell, (title, at, *found.values())))
    return out.getvalue().removesuffix("\n")


def _row(people: Cast, row: Standing) -> dict[str, Any]:
    values = (
        row.character, row.name, row.alive, row.dead_since, row.last_seen, row.place, row.distress, row.vulnerability,
        row.void, phrases.aim(people, row.purpose) if row.purpose else None, row.made_by,
        phrases.carried(people, row.carries) if row.carries else None,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _cell(value: object) -> str:
    """A cell that no spreadsheet reads as a formula."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text
