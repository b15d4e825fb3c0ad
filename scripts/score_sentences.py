"""How well sentences are read: `score_sentences.py FILE.jsonl [DOUBTFUL.jsonl]`, as a table and the rows read worst.

A row has a `cast`, lines `before`, a `line`, its `events` (class, by, to, status) and whom it `bears` on. An event is
right if its field, its people and whether it happened are; wrong is what turns the meaning: told to have happened when
it did not, people swapped, or somebody it befalls borne on with the opposite sign. What is neither right nor missed is
extra.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from previously.language.lexicon.patterns import senses
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reader import read
from previously.language.sentence.roles import SHARED, UNDERGONE
from previously.questions.say import Row

SHOWN = 20
"""So many of the worst rows are shown."""
CLEAR = 0.02
"""Less than this is felt by nobody."""
Count = Counter[str]


class Event(msgspec.Struct, frozen=True):
    """One event of a row, as somebody judged it or as it was read."""

    class_: str = msgspec.field(name="class")
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    status: str = "happened"

    @property
    def happened(self) -> bool:
        """Did it?"""
        return self.status == "happened"

    @property
    def field(self) -> str:
        """The field of its class."""
        known = senses().get(self.class_)
        return known.field if known is not None else ""

    def same_people(self, other: "Event") -> bool:
        """The same people in the same roles; among those who do it together, in any."""
        mine, theirs = (frozenset(self.by), frozenset(self.to)), (frozenset(other.by), frozenset(other.to))
        together = self.class_ in SHARED or self.field == "bond"
        return mine == theirs or (together and mine[0] | mine[1] == theirs[0] | theirs[1])

    def turns(self, gold: "Event") -> bool:
        """Is it the event that was judged, but for its having happened, or with its people swapped?"""
        if self.class_ != gold.class_ or not self.happened:
            return False
        swapped = set(self.by) == set(gold.to) and set(self.to) == set(gold.by) and set(gold.by) != set(gold.to)
        return (not gold.happened and self.same_people(gold)) or (swapped and gold.field in {"harm", "care"})


class Judged(Row, frozen=True):
    """A row with what somebody judged it to say."""

    events: tuple[Event, ...] = ()
    bears: Mapping[str, str] = {}
    genre: str = ""
    style: str = ""
    tags: tuple[str, ...] = ()

    def kinds(self) -> Iterator[str]:
        """Under which headings it counts."""
        yield from (self.genre or "no genre", self.style or "no style", *(f"tag {tag}" for tag in self.tags))
        yield from {f"class {event.class_}" for event in self.events if event.class_ != "other"}


class Also(msgspec.Struct, frozen=True):
    """A row whose class is arguable: what counts as right too."""

    id: str
    also_accept: tuple[str, ...] = ()


def scored(row: Judged, accepted: frozenset[str]) -> tuple[Count, list[str]]:
    """What a row counts, and what is wrong with how it is read."""
    named = ((who, one.name, one.aliases, one.pronouns) for who, one in row.cast.items())
    people = People(Somebody(who, (name, *aliases), pronouns) for who, name, aliases, pronouns in named)
    found = read(row.line, people, row.before)
    left = [Event(one.sense, one.by, one.to, one.status) for one in found.events]
    gold = [event for event in row.events if event.class_ != "other"]
    count, wrong = _events(gold, left, accepted), []
    wrong += [f"{one.class_} turned" for one in left if any(one.turns(event) for event in gold)]
    for who in sorted({who for one in gold for who in (one.by if one.class_ in UNDERGONE | {"succeed"} else one.to)}):
        wanted, felt = row.bears.get(who), _sign(found.bears.get(who, 0.0))
        if wanted in {"+", "-"}:
            count.update(borne=1, borne_right=felt == wanted, opposite=felt not in {wanted, "0"})
            wrong += [f"{who} {felt}, not {wanted}"] if felt not in {wanted, "0"} else []
    count.update(rows=1, wrong=bool(wrong), extra=sum(one.happened for one in left))
    return count, wrong


def _events(gold: Iterable[Event], left: list[Event], accepted: frozenset[str]) -> Count:
    """Count the judged events; takes from `left` what is one of them."""
    count = Count()
    for event in gold:
        fits = [one for one in left if one.happened == event.happened and one.same_people(event)]
        exact = next((one for one in fits if one.class_ == event.class_ or one.class_ in accepted), None)
        right = exact or next((one for one in fits if one.field == event.field), None)
        count.update(gold=1, exact=exact is not None, right=right is not None, missed=right is None)
        if right is not None:
            left.remove(right)
            count.update(status=right.status == event.status)
    return count


def _sign(share: float) -> str:
    return "+" if share > CLEAR else "-" if share < -CLEAR else "0"


def table(rows: Iterable[Judged], doubtful: Iterable[Also] = ()) -> Iterator[str]:
    """The table, a line for each heading, and the rows that are read worst."""
    accepted: dict[str, frozenset[str]] = {one.id: frozenset(one.also_accept) for one in doubtful}
    parts: defaultdict[str, Count] = defaultdict(Counter)
    worst = list[tuple[int, str]]()
    for row in rows:
        count, wrong = scored(row, accepted.get(row.id, frozenset()))
        for kind in ("all", *row.kinds()):
            parts[kind].update(count)
        if wrong or count["missed"]:
            worst.append((10 * len(wrong) + count["missed"], f"{row.id}: {row.line} – {'; '.join(wrong) or 'missed'}"))
    yield from (_line(kind, parts[kind]) for kind in sorted(parts, key=lambda kind: (kind == "all", kind)))
    yield from (said for _, said in sorted(worst, key=lambda one: -one[0])[:SHOWN])


def _line(kind: str, count: Count) -> str:
    def share(part: str, whole: str) -> str:
        return f"{100 * count[part] / count[whole]:5.1f}" if count[whole] else "    –"

    events = f"right {share('right', 'gold')}  exact {share('exact', 'gold')}  missed {share('missed', 'gold')}"
    status = f"status {share('status', 'right')}  wrong {share('wrong', 'rows')}  extra {share('extra', 'rows')}"
    borne = f"borne right {share('borne_right', 'borne')}  opposite {share('opposite', 'borne')}"
    return f"{kind:24} {count['rows']:5} rows  {events}  {status}  {borne}"


def main(file: str, doubtful: str = "") -> None:
    """Print the table of a file."""
    rows = msgspec.json.Decoder(Judged)
    also = msgspec.json.Decoder(Also).decode_lines(Path(doubtful).read_bytes()) if doubtful else []
    for line in table(rows.decode_lines(Path(file).read_bytes()), also):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
