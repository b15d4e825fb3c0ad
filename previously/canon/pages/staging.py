"""Who is in a scene by its page: who speaks, whom stage directions name, whom the action has there, and who dies."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec

from previously.canon.reach import rows_of_lines
from previously.core.atoms import Cue, SceneText, Staged
from previously.core.entries import Event, Scene
from previously.core.source import Span
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import LineRead
from previously.language.speaking import speaking
from previously.language.statements import Standing, entry_of


class Company(msgspec.Struct, frozen=True, eq=False):
    """Who `speaks` and where, who is `there`, and who of them is only `named`, and need not be alive."""

    speaks: tuple[tuple[str, Span], ...] = ()
    there: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    strangers: tuple[Cue, ...] = ()  # cues of nobody in the cast


NOBODY = Company()


def company_of(text: SceneText, lexicon: Lexicon) -> Company:
    """Who is in a scene as its page has it."""
    doing, shown, heard = _acting(text, lexicon)
    cues = [(cue, speaking(cue, lexicon)) for cue in text.cues if cue.name not in heard]
    speaks = tuple((who, cue.span) for cue, spoken in cues for who in spoken)
    seen = [who for cue, spoken in cues if cue.there for who in spoken]
    active = dict.fromkeys((*seen, *_coming(text.staged, lexicon), *doing))
    there = tuple(dict.fromkeys((*active, *_on(text.staged, lexicon), *shown)))
    named = tuple(who for who in there if who not in active)
    return Company(speaks, there, named, tuple(cue for cue, spoken in cues if not spoken))


def _acting(text: SceneText, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Whom the action has do something, whom it has there, and whose cues are only voices on a telephone."""
    if not text.acted or not text.passages or lexicon.own_words.grammar is not None:
        return (), (), frozenset()
    from previously.language.action.there import on_stage

    found = on_stage(text.passages, lexicon)
    return found.doing, found.there, found.heard


def _on(staged: Iterable[Staged], lexicon: Lexicon) -> Iterator[str]:
    """Whom stage directions name by an id."""
    for one in staged:
        yield from (who for name in (one.name, *one.also) if (who := lexicon.who(name)))


def _coming(staged: Iterable[Staged], lexicon: Lexicon) -> Iterator[str]:
    return _on((one for one in staged if one.comes), lexicon)


def shown_deaths(text: SceneText, scene: Scene, lexicon: Lexicon) -> Iterator[Event]:
    """Who dies by what the page says, and no line need say again; each after the lines that stand above it.

    A page's words are no line of the log: nobody is moved by them, and a log that tells of somebody's death is right.
    """
    dies = lexicon.verb("dies")
    if not text.acted or scene.vision or dies is None or lexicon.own_words.grammar is not None:
        return
    from previously.language.action.deaths import deaths

    above = rows_of_lines(text)
    for number, (passage, one) in enumerate(deaths(text.passages, lexicon), 1):
        rows = passage.text[: one.start].count("\n")
        span = Span(passage.span.block, passage.span.row + rows, 1 if rows else passage.span.column)
        lines = bisect_left(above.get(id(span.block), ()), span.row)
        at = Standing(scene, lines + 0.5 + min(number, 49) / 100, scene.day, one.text, span, scene.present, ())
        entry = entry_of(at, LineRead("event", one.who, dies))
        if isinstance(entry, Event):
            yield entry
