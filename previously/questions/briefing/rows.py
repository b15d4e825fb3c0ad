"""Everything a brief may say, each line of the log once."""

from collections.abc import Iterator

from previously.questions.briefing.feeling import people, takes, wants, why
from previously.questions.briefing.hers import Hers
from previously.questions.briefing.lore import holds, is_and_has, keeps, remembers
from previously.questions.briefing.row import BriefLine


def rows_of(hers: Hers, company: tuple[str, ...]) -> list[BriefLine]:
    """All rows; what is said as a reason is not said again as a memory, and what is said alike is said once."""
    now = list(why(hers))
    reasons = {row.line for row in now}
    memories = (row for row in remembers(hers) if row.line not in reasons)
    return list(_once([*now, *wants(hers), *people(hers, company), *_known(hers), *memories, *takes(hers, company)]))


def _known(hers: Hers) -> Iterator[BriefLine]:
    for rows in (holds, keeps, is_and_has):
        yield from rows(hers)


def _once(rows: list[BriefLine]) -> Iterator[BriefLine]:
    """The rows without those that say what a heavier one of their part says."""
    told: set[tuple[str, str]] = set()
    for row in sorted(rows, key=lambda row: -row.weight):
        if (row.section, row.text) not in told:
            told.add((row.section, row.text))
            yield row
