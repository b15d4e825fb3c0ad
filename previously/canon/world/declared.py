"""What the cast says of people, as marks of the time before the story: a sheet is stated first and changed by lines."""

from collections.abc import Iterator

from previously.canon.days.clock import lived_day
from previously.canon.log import Canon
from previously.canon.world.marks import Marked
from previously.core.entries import Character, Note, Scene
from previously.core.position import Told
from previously.language.durations import FARTHEST
from previously.language.lexicon.trades import trades
from previously.language.world.heights import height_in
from previously.language.world.mark import Mark
from previously.language.world.traits import trait_words, value_of

_NO = frozenset({"no", "false", "never", "cannot"})
_JOB = frozenset({"job", "occupation", "profession", "trade", "works as"})


def declared(canon: Canon, who: str) -> Iterator[Marked]:
    """The traits of somebody's cast entry, in its order."""
    entry = canon.cast.get(who)
    for what, value in entry.sheet if entry is not None and entry.span is not None else ():
        for day, mark in _marks(canon, who, what, value):
            yield Marked(_line(entry, day, f"{what}: {value}"), mark)


def _line(entry: Character | None, day: float, text: str) -> Note:
    """A line of the sheet, as one told before everything."""
    if entry is None or entry.span is None:
        raise ValueError("nobody is declared here")
    scene = Scene("the cast", Told((), 0), day, entry.span)
    return Note(scene, 0, day, text, entry.span, entry.id)


def _marks(canon: Canon, who: str, what: str, value: str) -> Iterator[tuple[float, Mark]]:
    words = value.casefold().replace(",", " ").split()
    if what in {"born", "age"}:
        yield from _birth(canon, who, what, value)
    elif what == "married":
        spouse = canon.lexicon.who(value)
        yield from ((-FARTHEST, Mark("wed", who, spouse)) for _ in range(1) if spouse)
    elif what in {"eyes", "hair"}:
        known = [word for word in words if word in trait_words(what)][-1:]
        yield from ((-FARTHEST, Mark("trait", who, what=what, value=value_of(word))) for word in known)
    elif what in {"hand", "handed", "handedness"}:
        yield -FARTHEST, Mark("trait", who, what="hand", value=value_of(words[0].removesuffix("-handed")))
    elif what in {"allergic", "allergic to", "allergy"}:
        yield from ((-FARTHEST, Mark("trait", who, what="allergic to", value=word)) for word in words)
    elif what in {"orphan", "only child", "vegetarian"}:
        yield from ((-FARTHEST, Mark("trait", who, what=what, value="yes")) for _ in range(1) if words[0] not in _NO)
    else:
        yield from ((-FARTHEST, Mark("trait", who, what=said, value=one)) for said, one in _read(what, value, words))


def _read(what: str, value: str, words: list[str]) -> Iterator[tuple[str, str]]:
    """What an entry says of height, trade, tongues and skills, as lines have it."""
    if what == "height":
        yield from ((what, tall) for tall in [height_in(value)] if tall)
    elif what in _JOB:
        yield from [("job", word) for word in words if word in trades()][-1:]
    elif what in {"speaks", "languages", "language"}:
        said = "speaks no" if words[:1] and words[0] in _NO else "speaks"
        yield from ((said, word) for word in words if word in trait_words("tongues"))
    elif words[:1] and words[0] in _NO and what.endswith("s"):
        yield "cannot", what.removesuffix("s")


def _birth(canon: Canon, who: str, what: str, value: str) -> Iterator[tuple[float, Mark]]:
    """When somebody was born: a day or a date, or so many years before the story opens."""
    gaps = next(iter(canon.serials.values())).gaps
    try:
        number = float(value) if what == "age" else lived_day(value, gaps)
    except ValueError:
        return
    if what == "age":
        yield gaps.start, Mark("age", who, number=number)
    else:
        yield number, Mark("turns", who)
