"""Random lives, and how to have them lived by the package."""

from collections.abc import Iterable

from hypothesis import strategies as st

from previously.mind.kernel.emotions import EMOTIONS
from previously.mind.kernel.experiences import Builder, Context, Cue, Experiences, Terms
from previously.mind.kernel.params import DEFAULT, Params, with_overrides
from previously.mind.kernel.replay import Life, Person, live
from previously.mind.readout import Moment, moment
from tests.mind.twin import Event, Twin

KINDS = (
    "harm", "harm", "joy", "savour", "safe", "reprocess", "reminder",
    "engage", "lost", "achieved", "regained", "act", "feel", "sighs",
)  # fmt: skip
UNIT = st.floats(0.0, 1.0)
WORDS = st.sampled_from(("knife", "purple", "rain", "order", "luke"))
CUES: st.SearchStrategy[Cue] = WORDS | st.tuples(st.sampled_from(("ring", "voice")), st.floats(0.0, 4.0))
PLACES = ("home", "street", "night", "trish", "with:luke")
CONTEXTS: st.SearchStrategy[Context] = st.frozensets(st.sampled_from(PLACES), max_size=3)
FEELINGS = st.lists(st.tuples(st.sampled_from(EMOTIONS), UNIT), max_size=2).map(tuple)
PEOPLE = st.sampled_from(("kilgrave", "trish", "luke"))
GAPS = st.sampled_from((0.0, 0.0, 0.01, 1.0, 30.0, 400.0)) | st.floats(0.0, 3.0)


@st.composite
def events(draw: st.DrawFn, t: float = 0.0, kinds: tuple[str, ...] = KINDS) -> Event:
    """One event on day t."""
    kind = draw(st.sampled_from(kinds))
    return Event(
        t,
        kind,
        tuple(draw(st.lists(CUES, max_size=3))),
        draw(CONTEXTS),
        draw(st.floats(-1.0, 1.0) if kind == "act" else UNIT),
        draw(st.sampled_from((1, 1, 1, 2, 7))),
        draw(PEOPLE),
        draw(PEOPLE),
        draw(st.sampled_from((None, None, None, "scar", "w1"))),
        draw(FEELINGS),
        draw(st.booleans()),
        draw(st.booleans()),
    )


@st.composite
def lives(draw: st.DrawFn, longest: int = 30, kinds: tuple[str, ...] = KINDS) -> list[Event]:
    """A life in lived order."""
    t, lived = draw(st.floats(-100.0, 100.0)), []
    for gap in draw(st.lists(GAPS, max_size=longest)):
        t += gap
        lived.append(draw(events(t, kinds)))
    return lived


PARAMS: st.SearchStrategy[Params] = st.just(DEFAULT) | st.fixed_dictionaries(
    {
        "slots": st.integers(1, 4),
        "theta_new": UNIT,
        "norm": st.sampled_from((1.0, 2.0, 4.0)),
        "tau_M": st.floats(0.1, 9),
        "wounds": st.sampled_from((2, 3, 24)),
        "joys": st.sampled_from((2, 3, 12)),
        "drives": st.sampled_from((1, 3, 12)),
    }
).map(with_overrides)
TEMPERS = st.tuples(*(st.floats(-1.0, 1.0),) * 3)
TRUST = st.sampled_from(((), (("luke", 0.9),), (("luke", 0.2), ("trish", 1.0))))
PEOPLE_BORN = st.builds(Person, st.floats(0.1, 3.0), st.floats(0.1, 3.0), TEMPERS, TRUST, PARAMS)


def table(terms: Terms, lived: Iterable[Event]) -> Experiences:
    """The columns of a life."""
    builder = Builder(terms)
    for ev in lived:
        builder.add(
            ev.t,
            ev.kind,
            cues=ev.cues,
            context=ev.context,
            mag=ev.mag,
            n=ev.n,
            cause=ev.cause,
            target=ev.target,
            label=ev.label,
            feelings=ev.feelings,
            attach=ev.attach,
            deceit=ev.deceit,
        )
    return builder.table()


def life(lived: Iterable[Event], person: Person | None = None, *, compiled: bool = False) -> Life:
    """A life lived by the package."""
    terms = Terms()
    return live(terms, table(terms, lived), person, compiled=compiled)


def twin(lived: Iterable[Event], person: Person | None = None) -> Twin:
    """The same life lived by the twin."""
    born = person or Person()
    return Twin(born.params, born.temperament, born.reactivity, born.delight, born.trust).run(lived)


def after(lived: list[Event], later: float = 0.0, person: Person | None = None) -> Moment:
    """The mind so many days after the last event."""
    return moment(life(lived, person), (lived[-1].t if lived else 0.0) + later)
