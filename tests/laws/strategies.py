"""Random stories, made of the standard verbs."""

from collections.abc import Callable
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast

from hypothesis import strategies as st

from previously.core import settings as settings_of_rules
from previously.core.verbs import Verb
from previously.formats.vocabulary import standard
from tests.laws.drafts import Draft, Episode, Scene

NAMES = ("Mara", "Joe", "Ann", "Ben", "Cleo", "Dan")
CUES = ("knife", "rain", "purple", "the old song")
PLACES = ("harbour", "old mill", "street", "kitchen")
WORDS = ("the fire", "her work", "the war")
FACTS = ("scarf", "letter")
FAR = -9000.0
"""A day before anything else that is lived."""
Names = tuple[str, ...]
Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")
Kept = TypeVar("Kept")


def kept(make: Callable[Given, Kept]) -> Callable[Given, Kept]:
    """One strategy for the same arguments: Hypothesis looks over each new one, at half the price of what it draws."""
    return cast("Callable[Given, Kept]", cache(make))


@kept
def among(*values: Drawn) -> st.SearchStrategy[Drawn]:
    """One of these."""
    return st.sampled_from(values)


UNITS = st.sampled_from((0.0, 0.1, 0.3, 0.5, 0.8, 1.0))
SIGNED = st.sampled_from((-1.0, -0.6, -0.2, 0.0, 0.3, 0.5, 0.8, 1.0))


def _forms(*kinds: str, dying: bool = False) -> list[str]:
    def wanted(verb: Verb) -> bool:
        return not verb.claim and bool(verb.dies or verb.returns) == dying and any(k in verb.takes for k in kinds)

    return [form for verb in standard().verbs if wanted(verb) for form in verb.forms]


AT_SOMEBODY = _forms("name")
AT_WORDS = _forms("rest", "text")
ALONE = _forms("none")
_AT_SOMEBODY, _AT_WORDS, _ALONE = map(st.sampled_from, (AT_SOMEBODY, AT_WORDS, ALONE))
STATES = [state.id for state in standard().states]
HARMS = ("hurts", "abuses", "controls", "captures", "betrays", "threatens", "humiliates", "abandons")
ENDS = (
    "{} dies",
    "{} seems to die",
    "{} kills {}",
    "{} kills {}",
    "{} returns",
    "{} kills herself",
    "{} dies; cues rain",
)


CLAUSES = (
    "cues {cue}", "cues {cue}, {other}", "severity {x}", "bad", "shattering", "mild", "forced by {other}",
    "blames {other}", "blames herself", "tried arrest, exile", "about {other}", "with {other}",
    "witnessed by {other}", "sets {fact} = {cue}", "reveals {fact}", "from {other}", "because of {other}",
    "at {place}", "stakes city", "later 2 days", "for 3 weeks", 'intended "she is acting"',
)  # fmt: skip


@kept
@st.composite
def clauses(draw: st.DrawFn, names: Names) -> str:
    """One clause."""
    form = draw(among(*CLAUSES))
    return form.format(
        cue=draw(among(*CUES)),
        other=draw(among(*names)),
        x=draw(UNITS),
        fact=draw(among(*FACTS)),
        place=draw(among(*PLACES)),
    )


@kept
def some_clauses(names: Names) -> st.SearchStrategy[list[str]]:
    """At most two clauses, each of its own kind."""
    return st.lists(clauses(names), max_size=2, unique_by=_first_word)


KINDS = ("harm", "harm", "act", "act", "act", "words", "alone", "fact", "claim", "end", "note")


@kept
@st.composite
def lines(draw: st.DrawFn, names: Names) -> str:
    """One sentence of the log."""
    who, other = draw(among(*names)), draw(among(*names))
    kind = draw(among(*KINDS))
    if kind == "harm":
        head = f"{who} {draw(among(*HARMS))} {other}"
    elif kind == "act":
        head = f"{who} {draw(_AT_SOMEBODY)} {other}"
    elif kind == "words":
        head = f'{who} {draw(_AT_WORDS)} "{draw(among(*WORDS))}"'
    elif kind == "alone":
        head = f"{who} {draw(_ALONE)}"
    elif kind == "end":
        head = draw(among(*ENDS)).format(who, other)
    elif kind == "fact":
        return draw(facts(who, other))
    elif kind == "claim":
        return draw(claims(who, other))
    else:
        return f"{who} paints the boat green"
    return "; ".join([head, *draw(some_clauses(names))])


def _first_word(clause: str) -> str:
    return clause.split(" ", 1)[0]


FACTUAL = (
    "{who} tells {other}; sets {fact} = {value}",
    "{who} lies to {other}; sets {fact} = {value}",
    "{who} learns it; reveals {fact}; from {other}",
    '{who} learns "{fact}"',
    "{who} tells {other} about {about}",
    "{who} confesses to {other}; reveals {fact}",
    "{who} overhears {other}; sets {fact} = {heard}",
    "{who} hides {fact} from {other}",
    "{who} exits with {other}",
    "{who} enters",
)


@kept
@st.composite
def facts(draw: st.DrawFn, who: str, other: str) -> str:
    """A line by which somebody comes to believe something."""
    fact, value = draw(among(*FACTS)), draw(among(*CUES))
    about, heard = draw(among(*NAMES[:3])), draw(among(*CUES))
    return draw(among(*FACTUAL)).format(who=who, other=other, fact=fact, value=value, about=about, heard=heard)


CLAIMING = (
    "{who} plays {state}",
    "{who} plays {state}",
    "{who} plays {state} about {other}",
    "{who} plays over {other}",
    "{who} trusts {other}",
    "{who} relies on {fact}",
    "{who} relies on {one} = {value}",
)


@kept
@st.composite
def claims(draw: st.DrawFn, who: str, other: str) -> str:
    """A line that asserts."""
    state = draw(among(*STATES))
    fact, one, value = draw(among(*FACTS)), draw(among(*FACTS)), draw(among(*CUES))
    return draw(among(*CLAIMING)).format(who=who, other=other, state=state, fact=fact, one=one, value=value)


PARTS = st.sets(
    st.sampled_from(("bonds", "bonds!", "temperament", "standards", "goals", "reactivity", "delight", "lead"))
)
FACTORS = ("stability", "extraversion", "agreeableness", "pleasure", "dominance")
TEMPERAMENTS = st.dictionaries(st.sampled_from(FACTORS), SIGNED, max_size=3)
STANDARDS = st.dictionaries(st.sampled_from(("kills", "lies to", "hurts", "helps")), SIGNED)
BEGINNINGS: st.SearchStrategy[dict[str, str]] = st.sampled_from(({}, {"from": "S01E02"}, {"from": "S01E01.2"}))
REACTIVITIES = st.sampled_from((0.0, 0.4, 1.0, 1.7))


@kept
def bonds(others: Names) -> st.SearchStrategy[dict[str, float]]:
    """How near somebody is to some of the others."""
    return st.dictionaries(st.sampled_from(others), SIGNED, max_size=3)


@kept
@st.composite
def members(draw: st.DrawFn, name: str, names: Names) -> dict[str, Any]:
    """One entry of the cast."""
    others = tuple(other.lower() for other in names if other != name)
    entry: dict[str, Any] = {"name": name}
    given = draw(PARTS)
    if given & {"bonds", "bonds!"} and others:
        entry["bonds"] = draw(bonds(others))
    if "temperament" in given:
        entry["temperament"] = draw(TEMPERAMENTS)
    if "standards" in given:
        entry["standards"] = draw(STANDARDS)
    if "goals" in given:
        goal = {"weight": draw(UNITS), "target": draw(among(*(others or ("mara",))))}
        entry["goals"] = {"the-end": goal | draw(BEGINNINGS)}
    if "delight" in given:
        entry["delight"] = draw(REACTIVITIES)
    if "reactivity" in given:
        entry["reactivity"] = draw(REACTIVITIES)
    if "lead" in given:
        entry["lead"] = "yes"
    return {key: value for key, value in entry.items() if value != {}}


@kept
def scene_lines(names: Names) -> st.SearchStrategy[list[str]]:
    """What happens in a scene."""
    return st.lists(lines(names), max_size=4)


@kept
def those_present(names: Names) -> st.SearchStrategy[Names | None]:
    """Who is listed in a scene; None: nobody is."""
    return st.none() | st.lists(st.sampled_from(names), max_size=3, unique=True).map(tuple)


ODD = ("", "", "", "", "flashback", "body", "ghost", "vision")


@kept
@st.composite
def scenes(draw: st.DrawFn, name: str, names: Names, *, flashbacks: bool = True) -> Scene:
    """One scene; now and then a flashback, a vision, or one where somebody lies dead."""
    odd = draw(among(*ODD)) if flashbacks else ""
    return Scene(
        name,
        tuple(draw(scene_lines(names))),
        draw(among("", *PLACES)),
        draw(those_present(names)),
        "" if odd == "flashback" else draw(among("", "", "3 days", "2 weeks", "1 year")),
        draw(among(-700.0, -40.0, -40.5)) if odd == "flashback" else None,
        (draw(among(*names)),) if odd == "body" else (),
        (draw(among(*names)),) if odd == "ghost" else (),
        odd == "vision",
    )


UP_TO_TWO = st.integers(0, 2)


@kept
@st.composite
def episodes(draw: st.DrawFn, number: tuple[int, int], names: Names) -> Episode:
    """One episode of one to three scenes; its first is no flashback."""
    first = draw(scenes("1", names, flashbacks=False))
    rest = [draw(scenes(str(i), names)) for i in range(2, 2 + draw(UP_TO_TWO))]
    return Episode(number, (first, *rest))


@kept
def up_to(most: int) -> st.SearchStrategy[int]:
    """A number from 1."""
    return st.integers(1, most)


CASTS = st.integers(2, len(NAMES))
BEFORE_DAYS = st.lists(st.sampled_from((-4000.0, -500.0, -60.0)), max_size=2)
STARTING = st.dictionaries(st.sampled_from(FACTS), st.sampled_from(CUES), max_size=1)
CLOCKS = st.sampled_from(((0.0, 0.0), (4.0, 120.0)))


@st.composite
def drafts(draw: st.DrawFn, most: int = 4, *, scarred: bool = False) -> Draft:
    """A whole story of at most so many episodes; `scarred`: Mara has been hurt by Joe, and lives to tell."""
    names = NAMES[: draw(CASTS)]
    cast = tuple((name.lower(), draw(members(name, names))) for name in names)
    before = tuple({"day": day, "line": draw(lines(names))} for day in draw(BEFORE_DAYS))
    first = draw(up_to(most))
    numbers = [(1, i + 1) for i in range(first)]
    numbers = numbers if draw(st.booleans()) else [(1 + (i >= first // 2), n) for i, (_, n) in enumerate(numbers)]
    told = tuple(draw(episodes(number, names)) for number in numbers)
    starting, premises, clock = draw(STARTING), draw(PREMISES), draw(CLOCKS)
    draft = Draft(cast, told, before, starting, premises, clock, draw(WAITS), draw(among("", "home")))
    return draw(scars(draft)) if scarred else draft


def scarred_and_apart() -> st.SearchStrategy[Draft]:
    """Stories in which Mara has been hurt by Joe, and nobody turns out to be somebody else: they are two people."""
    return drafts(scarred=True).filter(_apart)


def _apart(draft: Draft) -> bool:
    told = [line for episode in draft.episodes for scene in episode.scenes for line in scene.lines]
    lines = [*told, *(entry["line"] for entry in draft.before)]
    return not any(form in line for line in lines for form in _UNMASKING)


_UNMASKING = next(verb.forms for verb in standard().verbs if verb.id == "turns-out")
WAITS = st.dictionaries(st.sampled_from([wait.rule for wait in settings_of_rules.WAITS]), st.integers(1, 2))
"""Short stories drop something only where a rule does not wait for long."""

PREMISES = st.lists(
    st.sampled_from(
        (
            {"id": "standing", "always": "vulnerability(mara, joe) >= 0.2"},
            {"id": "not-over-him", "never": 'plays(mara, "over it", joe)'},
            {"id": "made", "never": "made_by(mara, joe) > 0.5 or distress(joe) > 0.3"},
            {"id": "living", "always": "alive(joe) and trust(mara, joe) < 0.9"},
            {"id": "the-scarf", "never": "fact(scarf) == 'rain'"},
            {"id": "in-the-dark", "never": "knows(mara, letter) or knows(joe, scarf)"},
            {"id": "small", "always": "stakes() <= neighborhood and void(joe) < 0.5 and felt(mara, joy) < 0.9"},
        )
    ),
    max_size=2,
    unique_by=lambda premise: premise["id"],
).map(tuple)


@st.composite
def scars(draw: st.DrawFn, draft: Draft) -> Draft:
    """The story with a harm by Joe that nobody can miss, and Mara alive at its end."""
    harm = f"Joe {draw(among(*HARMS))} Mara; cues {draw(among(*CUES))}; severity 0.8"
    entries = dict(draft.cast)
    if entries["mara"].get("reactivity") == 0.0:
        del entries["mara"]["reactivity"]
    return draft._replace(cast=tuple(entries.items())).lived_before(harm, -1000.0, draw(among(*PLACES)))


HEALING = (
    "{me} faces {cue}",
    '{me} defies "{cue}"',
    '{me} works through "{cue}"',
    "{me} confides in {other}",
    "{other} comforts {me}",
    "{me} forgives herself",
    '{me} mourns "{cue}"',
    "{other} forgives {me}",
)
