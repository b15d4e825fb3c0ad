"""story.yaml: the cast, the clock, and what must stay true."""

from collections.abc import Iterator
from datetime import date

from previously.core.atoms import (
    BeforeText,
    BondText,
    CastText,
    ClockText,
    GoalText,
    LineText,
    NameText,
    PremiseText,
    SourceText,
    StoryText,
    Word,
)
from previously.core.codes import text_finding
from previously.core.finding import words
from previously.core.ids import SCALES, composed, fact, slug
from previously.core.nearest import did_you_mean
from previously.core.position import Template
from previously.core.source import Span
from previously.formats.bible.files_given import form_of, given_positions, manuscript_of
from previously.formats.bible.to_groups import groups_in_cast, groups_of, is_group
from previously.formats.bible.to_paths import path_of, paths_of
from previously.formats.bible.to_rules import allow_of, seasons_of, settings_of
from previously.formats.bible.to_world import OWN, props_of, sheet_of, ways_of_story
from previously.formats.lexicon_file import lexicon_of
from previously.formats.yaml.fields import BlockReader, Fields, to_number
from previously.formats.yaml.tree import Map, Node, Scalar, Seq

KEYS = (
    "title", "series", "positions", "clock", "scope", "cast", "before", "premises", "sources", "facts", "verbs",
    "groups", "seasons", "allow", "settings", "press", "props", "distances", "places", "lexicon",
    "manuscript", "store", "paths", "path",
)  # fmt: skip
BIG_FIVE = ("openness", "conscientiousness", "extraversion", "agreeableness", "stability")
MOOD = ("pleasure", "arousal", "dominance")


def story_of(reader: BlockReader, node: Map) -> StoryText:
    """A story's declarations; faults are kept by the reader."""
    fields = Fields(reader, node, "story.yaml")
    fields.check(KEYS)
    story = StoryText(
        title=composed(fields.text("title")),
        series="" if isinstance(fields.get("series"), Seq) else fields.text("series"),
        positions=(positions := form_of(fields)),
        placed=tuple(given_positions(fields)),
        clock=_clock(fields.map("clock", "the clock"), Template(positions).fields),
        scope=_scope(fields),
        cast=cast_of(fields),
        before=before_of(fields),
        premises=premises_of(fields),
        sources=_sources(fields.map("sources", "“sources”")),
        facts=facts_of(fields),
        groups=(*groups_of(fields.map("groups", "“groups”")), *groups_in_cast(fields.map("cast", "“cast”"))),
        allow=allow_of(fields),
        settings=settings_of(fields),
        seasons=seasons_of(fields.map("seasons", "“seasons”")),
        props=props_of(fields),
        ways=ways_of_story(fields),
        paths=(paths := paths_of(fields)),
        path=path_of(fields, paths),
        manuscript=manuscript_of(fields),
        lexicon=lexicon_of(fields),
    )
    _check_labels(reader, story)
    return story


def _check_labels(reader: BlockReader, story: StoryText) -> None:
    """Note each `from:` and `told:` that is not a position; those that name a series (`jj=S01E06`) are skipped."""
    template = Template(story.positions)
    for label, span in _labels(story):
        if label and "=" not in label and not template.matches(label):
            message = f"“{label}” is not a position here; write it like {template.example()}"
            reader.findings.append(text_finding("unknown-position", span, message))


def _labels(story: StoryText) -> Iterator[tuple[str, Span]]:
    for entry in story.cast:
        yield entry.from_, entry.span
        yield from ((alias.from_, alias.span) for alias in entry.aliases)
        yield from ((goal.from_, goal.span) for goal in entry.goals)
        yield from ((bond.from_, bond.other.span) for bond in entry.bonds)
        yield from ((trait.from_, entry.span) for trait in entry.sheet)
    yield from ((entry.told, entry.line.span) for entry in story.before)
    yield from ((allowed.at.text, allowed.at.span) for allowed in story.allow if allowed.at)


def _clock(fields: Fields, counted: tuple[str, ...]) -> ClockText:
    """`counted`: what this story counts its episodes in; `{act}.{scene}` has a day between acts."""
    own = counted[-1] if fields.get("episode") is None else "episode"
    first = counted[0] if fields.get("season") is None and len(counted) > 1 else "season"
    fields.check(dict.fromkeys(("episode", "season", "date", "start", own, first)))
    episode, season = fields.number(own, 0.0, 0.0, 1e6), fields.number(first, 0.0, 0.0, 1e6)
    return ClockText(episode, season, _date(fields), fields.number("start", 0.0, -1e6, 1e6))


def _date(fields: Fields) -> str:
    """The date of day 0, if a valid one is given."""
    node = fields.scalar("date")
    if node is None:
        return ""
    try:
        return date.fromisoformat(node.text.strip()).isoformat()
    except ValueError:
        fields.reader.say("bad-value", node, f"“date” must be the date of day 0, such as 2015-11-20, not “{node.text}”")
        return ""


def _scope(fields: Fields) -> str:
    word = fields.word("scope")
    if word is None or word.text in SCALES:
        return word.text if word else ""
    node = fields.scalar("scope")
    if node is not None:
        scales = f"{', '.join(SCALES)}{did_you_mean(word.text, SCALES)}"
        fields.reader.say("bad-value", node, f"“scope” must be one of {scales}")
    return ""


ENTRY = (
    "name", "aliases", "pronouns", "lead", "temperament", "reactivity", "delight", "standards", "part", "goals",
    "bonds", "from", "is", "known to", "kind", "note", "sheet", "traits", *OWN,
)  # fmt: skip
"""The fields of a cast entry."""


def cast_of(fields: Fields) -> tuple[CastText, ...]:
    """The entries under `cast:`."""
    cast = fields.map("cast", "“cast”")
    nodes = ((key, node) for key, node in cast.items() if not is_group(node))
    return tuple(
        one for key, node in nodes for one in (_entry(fields.reader, key, node), *_masks(fields.reader, key, node))
    )


def _entry(reader: BlockReader, key: Scalar, node: Node) -> CastText:
    if isinstance(node, Scalar) and node.text.strip():
        return CastText(composed(key.text), reader.span(key), NameText(composed(node.text.strip()), reader.span(node)))
    fields = Fields(reader, node, f"the cast entry “{key.text}”")
    fields.check(ENTRY)
    name, shown_from = _name(fields)
    name = name or Word(key.text, reader.span(key))
    if not name.text.strip():
        reader.findings.append(
            text_finding("bad-value", name.span, f"the name of “{key.text}” is empty; the id is used instead")
        )
        name = Word(key.text, name.span)
    return CastText(
        composed(key.text),
        reader.span(key),
        NameText(composed(name.text), name.span, shown_from),
        aliases=_aliases(fields),
        lead=fields.flag("lead"),
        temperament=_numbers(fields.map("temperament", "a temperament"), (*BIG_FIVE, *MOOD)),
        reactivity=fields.number("reactivity", 1.0, 0.0, 3.0),
        delight=fields.number("delight", 1.0, 0.0, 3.0),
        standards=_numbers(fields.map("standards", "“standards”"), None),
        part=fields.text("part"),
        goals=_goals(fields.map("goals", "“goals”")),
        bonds=_bonds(fields.map("bonds", "“bonds”")),
        from_=fields.text("from"),
        layers=(*_layers(fields, "temperament"), *_layers(fields, "standards")),
        pronouns=fields.text("pronouns"),
        is_=composed(fields.text("is")),
        known_to=tuple(Word(composed(word.text), word.span) for word in fields.words("known to") or ()),
        sheet=sheet_of(fields),
    )


def _name(fields: Fields) -> tuple[Word | None, str]:
    """A name, or `{name: …, from: S01E03}`: the name, and the position from which the audience knows it."""
    node = fields.get("name")
    if not isinstance(node, Map) or "name" not in (layer := Fields(fields.reader, node, "a name")):
        return fields.word("name"), ""
    layer.check(("name", "from"))
    return layer.word("name"), layer.text("from")


def _layers(fields: Fields, key: str) -> Iterator[tuple[str, str]]:
    """A map's traits that are written `{value: …, from: …}`, each with its position."""
    node = fields.get(key)
    for trait, value in node.pairs if isinstance(node, Map) else ():
        if isinstance(value, Map):
            label = Fields(fields.reader, value, f"“{trait.text}”").text("from")
            if label:
                yield trait.text, label


def _masks(reader: BlockReader, key: Scalar, node: Node) -> Iterator[CastText]:
    """The aliases that only some know to be hers: `{name: the Fox, known to: [joe]}` is an entry that `is:` her."""
    listed = Fields(reader, node, "").get("aliases") if isinstance(node, Map) else None
    for item in listed.items if isinstance(listed, Seq) else ():
        if not _is_mask(item):
            continue
        fields, span = Fields(reader, item, "an alias"), reader.span(item)
        fields.check(("name", "from", "known to"))
        name = composed(fields.text("name"))
        if name:
            known = tuple(Word(composed(word.text), word.span) for word in fields.words("known to") or ())
            yield CastText(
                slug(name), span, NameText(name, span), from_=fields.text("from"), is_=key.text, known_to=known
            )


def _is_mask(item: Node) -> bool:
    return isinstance(item, Map) and any(key.text == "known to" for key, _ in item.pairs)


def _aliases(fields: Fields) -> tuple[NameText, ...]:
    """A list of names, each a word or `{name: …, from: S01E03}`; those that only some know are people of their own."""
    node = fields.get("aliases")
    if not isinstance(node, Seq):
        return tuple(NameText(composed(word.text), word.span) for word in fields.words("aliases") or ())
    found = []
    for item in node.items:
        if isinstance(item, Scalar):
            found.append(NameText(composed(item.text.strip()), fields.reader.span(item)))
        elif not _is_mask(item):
            alias = Fields(fields.reader, item, "an alias")
            found.append(NameText(composed(alias.text("name")), fields.reader.span(item), alias.text("from")))
    return tuple(name for name in found if name.text)


def _value(reader: BlockReader, node: Node, key: str, *, low: float = -1.0) -> tuple[float, str]:
    """A number, or `{value: …, from: …}`."""
    if isinstance(node, Scalar):
        return to_number(reader, node, key, 0.0, low, 1.0), ""
    layer = Fields(reader, node, f"“{key}”")
    return layer.number("value", 0.0, low, 1.0), layer.text("from")


def _numbers(fields: Fields, known: tuple[str, ...] | None) -> tuple[tuple[str, float], ...]:
    if known is not None:
        fields.check(known)
    kept = ((key.text, node) for key, node in fields.items() if known is None or key.text in known)
    return tuple((word, _value(fields.reader, node, word)[0]) for word, node in kept)


def _goals(fields: Fields) -> tuple[GoalText, ...]:
    found = []
    for key, node in fields.items():
        span = fields.reader.span(key)
        if isinstance(node, Scalar):
            found.append(GoalText(key.text, span, to_number(fields.reader, node, key.text, 1.0, 0.0, 1.0)))
            continue
        goal = Fields(fields.reader, node, f"the goal “{key.text}”")
        goal.check(("weight", "target", "from"))
        weight = goal.number("weight", 1.0, 0.0, 1.0)
        found.append(GoalText(key.text, span, weight, goal.text("target"), goal.text("from")))
    return tuple(found)


def _bonds(fields: Fields) -> tuple[BondText, ...]:
    found = []
    for key, node in fields.items():
        value, from_ = _value(fields.reader, node, key.text)
        found.append(BondText(fields.reader.word(key), value, from_))
    return tuple(found)


def before_of(fields: Fields) -> tuple[BeforeText, ...]:
    """What was lived before the story opens."""
    node = fields.get("before")
    if node is None or (isinstance(node, Scalar) and not node.text.strip()):
        return ()
    if not isinstance(node, Seq):
        fields.reader.say("bad-value", node, "“before” is a list of entries, each with a day, a told and a line")
        return ()
    return tuple(entry for item in node.items if (entry := _before(fields.reader, item)))


def _before(reader: BlockReader, node: Node) -> BeforeText | None:
    fields = Fields(reader, node, "an entry of “before”")
    fields.check(("day", "when", "date", "told", "line", "place", "from"))
    line = fields.word("line")
    reader.uncut(fields.get("line"))
    when = fields.word("day") or fields.word("when") or fields.word("date")
    if line is None or when is None:
        reader.say("bad-value", node, "an entry of “before” needs a line, and a day, a date or “18 months before”")
        return None
    told = fields.text("told") or fields.text("from")
    return BeforeText(LineText(line.text, line.span), when, told, fields.text("place"))


def premises_of(fields: Fields) -> tuple[PremiseText, ...]:
    """What must stay true: `premises:`."""
    node = fields.get("premises")
    if node is None or (isinstance(node, Scalar) and not node.text.strip()):
        return ()
    if not isinstance(node, Seq):
        fields.reader.say("bad-value", node, "“premises” is a list, each with an id and an always or a never")
        return ()
    found = tuple(premise for i, item in enumerate(node.items, 1) if (premise := _premise(fields.reader, item, i)))
    first: dict[str, PremiseText] = {}
    for premise in found:
        if first.setdefault(premise.id, premise) is not premise:
            said = words(f"there is already a premise “{premise.id}”, at ", first[premise.id].span, "; both are tested")
            fix = "give one of them another id"
            fields.reader.findings.append(text_finding("duplicate-key", premise.span, said, fix=fix))
    return found


def _premise(reader: BlockReader, node: Node, number: int) -> PremiseText | None:
    fields = Fields(reader, node, "a premise")
    fields.check(("id", "always", "never", "because", "source", "from"))
    if ("always" in fields) == ("never" in fields):
        reader.say("bad-value", node, "a premise must say either “always” or “never”, and what")
        return None
    word = fields.word("always") or fields.word("never")
    if word is None:
        return None
    id_, always = fields.text("id") or f"premise {number}", "always" in fields
    because, source = fields.text("because"), fields.text("source")
    return PremiseText(id_, word.span, always, word.text, because, source, fields.text("from"))


def _sources(fields: Fields) -> tuple[SourceText, ...]:
    found = []
    for key, node in fields.items():
        source = Fields(fields.reader, node, f"the source “{key.text}”")
        source.check(("who", "role", "outlet", "press", "when", "occasion"))
        text = (source.text(word) for word in ("who", "role", "outlet", "press"))
        found.append(SourceText(key.text, fields.reader.span(key), *text))
    return tuple(found)


def facts_of(fields: Fields) -> tuple[tuple[Word, str], ...]:
    """Facts that hold from the start: `facts: {scarf: basket}`."""
    facts = fields.map("facts", "“facts”")
    return tuple((Word(fact(key.text), fields.reader.span(key)), facts.text(key.text)) for key, _ in facts.items())
