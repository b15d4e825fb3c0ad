"""Everything a brief may say, each line of the log once."""

from collections.abc import Iterator

from previously.questions.briefing.feeling import people, takes, wants, why
from previously.questions.briefing.hers import Hers
from previously.questions.briefing.lore import holds, is_and_has, keeps, remembers
from previously.questions.briefing.row import Candidate


def rows_of(hers: Hers, company: tuple[str, ...]) -> list[Candidate]:
    """All that may be said; what is said as a reason is not said again as a memory."""
    now = list(why(hers))
    reasons = {row.line for row in now}
    memories = (row for row in remembers(hers) if row.line not in reasons)
    return [*now, *wants(hers), *people(hers, company), *_known(hers), *memories, *takes(hers, company)]


def _known(hers: Hers) -> Iterator[Candidate]:
    for rows in (holds, keeps, is_and_has):
        yield from rows(hers)
