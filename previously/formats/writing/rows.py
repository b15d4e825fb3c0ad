"""One line of a file in other words; all else stays as it is."""

from previously.core.errors import BadRequest


def with_row(text: str, row: int, was: str, now: str) -> str:
    """A text in which what stands on a row (from 1) once is put otherwise. Raises BadRequest where it does not."""
    rows = text.split("\n")
    there = rows[row - 1] if 0 < row <= len(rows) else ""
    if not was or there.count(was) != 1:
        raise BadRequest(f"line {row} does not hold “{was}” as it is read; change it in the file itself")
    rows[row - 1] = there.replace(was, now)
    return "\n".join(rows)
