"""The index of events: what it finds is what a walk over every event finds, and it looks at few of them."""

from collections.abc import Iterator
from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

import previously as pv
from previously.canon.lookup.index import deed_of
from previously.core.entries import Event
from previously.press.gate.inflect import tenses
from previously.press.gate.phrasing import Phrasing
from previously.press.gate.reader import Reader
from previously.press.gate.told_sentence import _clauses, _parts, _under, candidates, told
from previously.press.gate.told_wordings import without_articles, wordings
from previously.press.telling import DEATH, said_by, told_in, verbs_of
from previously.story.story import reader_of
from tests.stories import story

PEOPLE = ("Mara", "Joe", "Ann")
ACTS = (
    *("kills", "hurts", "comforts", "threatens", "seems to die", "dies", "returns", "loses", "takes in", "hides"),
    *("lies to", "finds", "meets", "vows to", "captures", "is angry with"),
)
ENDS = ("Mara", "Joe", "Ann", "", "the scarf", '"a letter under the bed"', "under the bridge", "her mother")
ASIDE = ("", "; forced by Joe", "; forced by Ann", "; at road")
LINES = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ACTS), st.sampled_from(ENDS), st.sampled_from(ASIDE))
SAID = st.sampled_from(
    [
        *(
            "Mara",
            "Joe",
            "Ann",
            "kills",
            "killed",
            "hurt",
            "was killed by",
            "is dead",
            "dies",
            "comforted",
            "the scarf",
        ),
        *("a letter under the bed", "under Joe's orders", "made", "make", "kill", "takes in", "took", "death of", ","),
        *("and", "'s killer is", "forced", "to", "hides", "hid", "lies to", "by", "a letter", "under", "found", "lost"),
    ]
)


@cache
def told_of(lines: tuple[tuple[str, str, str, str], ...]) -> pv.Story:
    """A story of these lines, three to a scene, two scenes to an episode; every third scene a dream."""
    rows: list[str] = []
    for n in range(0, len(lines), 3):
        if n % 6 == 0:
            rows += [f"S01E{n // 6 + 1:02d}:", "  scenes:"]
        rows += [f"    {n % 6 // 3 + 1}:", *(["      vision: true"] if n % 9 == 6 else []), "      lines:"]
        rows += [f"        - '{' '.join(line[:3])}{line[3]}'" for line in lines[n : n + 3]]
    return story("\n".join(rows) + "\n").seen("all")


def told_slowly(sentence: Phrasing) -> tuple[str, ...]:
    """What a sentence tells, by looking at every event."""
    if sentence.masked or not sentence.names or sentence.has(sentence.lexicon.turns):
        return ()
    canon = sentence.reader.canon
    assert canon is not None
    events = list(canon.events())
    said = [_under(without_articles(" ".join(clause))) for clause in _clauses(_parts(sentence))]
    found = [next((event for event in reversed(events) if one in wordings(deed_of(event))), None) for one in said]
    return tuple(event.id for event in found if event) if found and all(found) else ()


def told_in_slowly(sentence: Phrasing) -> Event | None:
    """The event a sentence may tell, by looking at every event."""
    canon = sentence.reader.canon
    assert canon is not None
    if not sentence.names:
        return None
    weigh = [e for e in canon.events() if not e.scene.vision and (e.verb.harms or e.verb.dies or e.verb.returns)]
    found = [(likeness(event, sentence), event) for event in weigh]
    best = max((one for one, _ in found), default=0)
    alike = [event for one, event in found if one == best > 0]
    return min(alike, key=lambda event: (event.scene.told.episode, event.scene.told.scene), default=None)


def likeness(event: Event, sentence: Phrasing) -> int:
    """How much of an event a sentence says."""
    named, words = {who for _, _, who in sentence.names}, set(sentence.low)
    by_hand = event.subject in named and "by" in words and len(named) == 1
    if event.victim not in named and not by_hand:
        return 0
    forms = {one.partition(" ")[0] for form in event.verb.forms for one in tenses(form)} - {"is", "was", "been"}
    real = event.verb.dies and not event.verb.seems
    if not (words & forms or (real and words & DEATH)):
        return 0
    phrased = any(form in sentence.plain.casefold() for form in event.verb.forms if " " in form)
    return 1 + (event.subject in named) + (event.victim in named) + phrased


def every_wording(reader: Reader) -> Iterator[str]:
    """Each way to say each event, with people by their names."""
    assert reader.canon is not None
    for event in reader.canon.events():
        for one in sorted(wordings(deed_of(event))):
            yield one.replace("@mara", "Mara").replace("@joe", "Joe").replace("@ann", "Ann")


@given(st.lists(LINES, min_size=1, max_size=14).map(tuple), st.lists(SAID, max_size=7).map(" ".join))
@example((("Mara", "hides", '"a letter under the bed"', "; forced by Joe"),), "Mara hid a letter under the bed")
@example((("Mara", "finds", "the scarf", ""),), "Mara found a scarf")
def test_the_index_finds_what_a_walk_over_every_event_finds(
    lines: tuple[tuple[str, str, str, str], ...], said: str
) -> None:
    reader = reader_of(told_of(lines))
    assert reader.canon is not None
    for text in (said, *every_wording(reader)):
        sentence = Phrasing(f"{text}.", reader)
        assert told(sentence) == told_slowly(sentence), text
        found = told_in(said_by(sentence), verbs_of(reader.canon), reader.canon)
        assert found is told_in_slowly(sentence), text


def test_it_looks_at_no_more_where_the_story_is_ten_times_as_long() -> None:
    few, many = (reader_of(told_of((*lines * times,))) for times in (2, 20) for lines in [_lines()])
    # a line of these that is a sentence is an event too, by the same verb: ten say that somebody is hurt
    for said in ("@mara kills @joe", "@joe was hurt by @ann", "@ann dies", "@mara finds scarf"):
        assert _looks(said, few) == _looks(said, many) <= 10


def _looks(said: str, reader: Reader) -> int:
    return sum(1 for _ in candidates(said, reader.deeds, reader.verbs))


def _lines() -> tuple[tuple[str, str, str, str], ...]:
    return tuple((who, act, other, "") for who in PEOPLE for act in ACTS for other in ENDS if other != who)
