"""Random stories, made of the standard verbs."""

from collections.abc import Sequence
from typing import Any

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
UNITS = st.sampled_from((0.0, 0.1, 0.3, 0.5, 0.8, 1.0))
SIGNED = st.sampled_from((-1.0, -0.6, -0.2, 0.0, 0.3, 0.5, 0.8, 1.0))


def _forms(*kinds: str, dying: bool = False) -> list[str]:
    def wanted(verb: Verb) -> bool:
        return not verb.claim and bool(verb.dies or verb.returns) == dying and any(k in verb.takes for k in kinds)

    return [form for verb in standard().verbs if wanted(verb) for form in verb.forms]


AT_SOMEBODY = _forms("name")
AT_WORDS = _forms("rest", "text")
ALONE = _forms("none")
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


@st.composite
def clauses(draw: st.DrawFn, names: Sequence[str]) -> str:
    """One clause."""
    one = st.sampled_from(names)
    form = draw(
        st.sampled_from(
            (
                "cues {cue}", "cues {cue}, {other}", "severity {x}", "bad", "shattering", "mild", "forced by {other}",
                "blames {other}", "blames herself", "tried arrest, exile", "about {other}", "with {other}",
                "witnessed by {other}", "sets {fact} = {cue}", "reveals {fact}", "from {other}", "because of {other}",
                "at {place}", "stakes city", "later 2 days", "for 3 weeks", 'intended "she is acting"',
            )
        )
    )  # fmt: skip
    return str(
        form.format(
            cue=draw(st.sampled_from(CUES)),
            other=draw(one),
            x=draw(UNITS),
            fact=draw(st.sampled_from(FACTS)),
            place=draw(st.sampled_from(PLACES)),
        )
    )


KINDS = ("harm", "harm", "act", "act", "act", "words", "alone", "fact", "claim", "end", "note")


@st.composite
def lines(draw: st.DrawFn, names: Sequence[str]) -> str:
    """One sentence of the log."""
    who, other = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    kind = draw(st.sampled_from(KINDS))
    if kind == "harm":
        head = f"{who} {draw(st.sampled_from(HARMS))} {other}"
    elif kind == "act":
        head = f"{who} {draw(st.sampled_from(AT_SOMEBODY))} {other}"
    elif kind == "words":
        head = f'{who} {draw(st.sampled_from(AT_WORDS))} "{draw(st.sampled_from(WORDS))}"'
    elif kind == "alone":
        head = f"{who} {draw(st.sampled_from(ALONE))}"
    elif kind == "end":
        head = draw(st.sampled_from(ENDS)).format(who, other)
    elif kind == "fact":
        return draw(facts(who, other))
    elif kind == "claim":
        return draw(claims(who, other))
    else:
        return f"{who} paints the boat green"
    return "; ".join([head, *draw(st.lists(clauses(names), max_size=2, unique_by=_first_word))])


def _first_word(clause: str) -> str:
    return clause.split(" ", 1)[0]


@st.composite
def facts(draw: st.DrawFn, who: str, other: str) -> str:
    """A line by which somebody comes to believe something."""
    fact, value = draw(st.sampled_from(FACTS)), draw(st.sampled_from(CUES))
    forms = (
        f"{who} tells {other}; sets {fact} = {value}",
        f"{who} lies to {other}; sets {fact} = {value}",
        f"{who} learns it; reveals {fact}; from {other}",
        f'{who} learns "{fact}"',
        f"{who} tells {other} about {draw(st.sampled_from(NAMES[:3]))}",
        f"{who} confesses to {other}; reveals {fact}",
        f"{who} overhears {other}; sets {fact} = {draw(st.sampled_from(CUES))}",
        f"{who} hides {fact} from {other}",
        f"{who} exits with {other}",
        f"{who} enters",
    )
    return draw(st.sampled_from(forms))


@st.composite
def claims(draw: st.DrawFn, who: str, other: str) -> str:
    """A line that asserts."""
    state = draw(st.sampled_from(STATES))
    forms = (
        f"{who} plays {state}",
        f"{who} plays {state}",
        f"{who} plays {state} about {other}",
        f"{who} plays over {other}",
        f"{who} trusts {other}",
        f"{who} relies on {draw(st.sampled_from(FACTS))}",
        f"{who} relies on {draw(st.sampled_from(FACTS))} = {draw(st.sampled_from(CUES))}",
    )
    return draw(st.sampled_from(forms))


@st.composite
def members(draw: st.DrawFn, name: str, names: Sequence[str]) -> dict[str, Any]:
    """One entry of the cast."""
    others = [other.lower() for other in names if other != name]
    entry: dict[str, Any] = {"name": name}
    given = draw(
        st.sets(st.sampled_from(("bonds", "bonds!", "temperament", "standards", "goals", "reactivity", "lead")))
    )
    if given & {"bonds", "bonds!"} and others:
        entry["bonds"] = draw(st.dictionaries(st.sampled_from(others), SIGNED, max_size=3))
    if "temperament" in given:
        factors = ("stability", "extraversion", "agreeableness", "pleasure", "dominance")
        entry["temperament"] = draw(st.dictionaries(st.sampled_from(factors), SIGNED, max_size=3))
    if "standards" in given:
        entry["standards"] = draw(st.dictionaries(st.sampled_from(("kills", "lies to", "hurts", "helps")), SIGNED))
    if "goals" in given:
        goal = {"weight": draw(UNITS), "target": draw(st.sampled_from(others or ["mara"]))}
        entry["goals"] = {"the-end": goal | draw(st.sampled_from(({}, {"from": "S01E02"}, {"from": "S01E01.2"})))}
    if "reactivity" in given:
        entry["reactivity"] = draw(st.sampled_from((0.0, 0.4, 1.0, 1.7)))
    if "lead" in given:
        entry["lead"] = "yes"
    return {key: value for key, value in entry.items() if value != {}}


@st.composite
def scenes(draw: st.DrawFn, name: str, names: Sequence[str], *, flashbacks: bool = True) -> Scene:
    """One scene; now and then a flashback, a vision, or one where somebody lies dead."""
    some = st.lists(st.sampled_from(names), max_size=3, unique=True).map(tuple)
    odd = draw(st.sampled_from(("", "", "", "", "flashback", "body", "ghost", "vision"))) if flashbacks else ""
    return Scene(
        name,
        tuple(draw(st.lists(lines(names), max_size=4))),
        draw(st.sampled_from(("", *PLACES))),
        draw(st.none() | some),
        "" if odd == "flashback" else draw(st.sampled_from(("", "", "3 days", "2 weeks", "1 year"))),
        draw(st.sampled_from((-700.0, -40.0, -40.5))) if odd == "flashback" else None,
        (draw(st.sampled_from(names)),) if odd == "body" else (),
        (draw(st.sampled_from(names)),) if odd == "ghost" else (),
        odd == "vision",
    )


@st.composite
def episodes(draw: st.DrawFn, number: tuple[int, int], names: Sequence[str]) -> Episode:
    """One episode of one to three scenes; its first is no flashback."""
    first = draw(scenes("1", names, flashbacks=False))
    rest = [draw(scenes(str(i), names)) for i in range(2, 2 + draw(st.integers(0, 2)))]
    return Episode(number, (first, *rest))


BEFORE_DAYS = (-4000.0, -500.0, -60.0)


@st.composite
def drafts(draw: st.DrawFn, most: int = 4, *, scarred: bool = False) -> Draft:
    """A whole story of at most so many episodes; `scarred`: Mara has been hurt by Joe, and lives to tell."""
    names = NAMES[: draw(st.integers(2, len(NAMES)))]
    cast = tuple((name.lower(), draw(members(name, names))) for name in names)
    days = draw(st.lists(st.sampled_from(BEFORE_DAYS), max_size=2))
    before = tuple({"day": day, "line": draw(lines(names))} for day in days)
    first = draw(st.integers(1, most))
    numbers = [(1, i + 1) for i in range(first)]
    numbers = numbers if draw(st.booleans()) else [(1 + (i >= first // 2), n) for i, (_, n) in enumerate(numbers)]
    told = tuple(draw(episodes(number, names)) for number in numbers)
    starting = draw(st.dictionaries(st.sampled_from(FACTS), st.sampled_from(CUES), max_size=1))
    clock = draw(st.sampled_from(((0.0, 0.0), (4.0, 120.0))))
    draft = Draft(cast, told, before, starting, draw(PREMISES), clock, draw(WAITS), draw(st.sampled_from(("", "home"))))
    return draw(scars(draft)) if scarred else draft


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
    harm = f"Joe {draw(st.sampled_from(HARMS))} Mara; cues {draw(st.sampled_from(CUES))}; severity 0.8"
    entries = dict(draft.cast)
    if entries["mara"].get("reactivity") == 0.0:
        del entries["mara"]["reactivity"]
    return draft._replace(cast=tuple(entries.items())).lived_before(harm, -1000.0, draw(st.sampled_from(PLACES)))


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
