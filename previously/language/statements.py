"""What a parsed line states: an event, a claim or a note, placed in its scene."""

from collections.abc import Sequence

import msgspec

from previously.core.atoms import LineText, Word
from previously.core.entries import Claim, Entry, Event, Note, Scene
from previously.core.ids import folded
from previously.core.source import Span
from previously.core.verbs import Verb
from previously.language.idioms import may_be_idiom
from previously.language.lexicon.knowing import FOUND, presumed
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import LineRead, has_content


class Standing(msgspec.Struct, frozen=True):
    """Where a line stands: its scene and ordinal, its lived day, who is present, the cues met so far."""

    scene: Scene
    ordinal: float
    day: float
    text: str
    span: Span
    present: tuple[str, ...]
    met: tuple[str, ...]


def plainly(
    texts: Sequence[LineText], lines: Sequence[LineRead], lexicon: Lexicon, present: Sequence[Word]
) -> list[tuple[LineRead, ...]]:
    """What each line says, which may be several things. The reader of sentences is loaded only where it is needed."""
    found = _said(texts, lines, lexicon, present)
    if not (present and lexicon.late):
        return found
    there = {who for word in present for who in lexicon.all_named(word.text) or ()}
    there |= {who for text in texts for who in lexicon.named_in(text.text)}
    return [_of_those_there(parts, lexicon.late - there) for parts in found]


def _of_those_there(parts: tuple[LineRead, ...], away: frozenset[str]) -> tuple[LineRead, ...]:
    """What a group does without those who joined it by a line and are elsewhere: who sees it need not know of them."""
    return tuple(one for one in parts if one.subject not in away) or parts


def _said(
    texts: Sequence[LineText], lines: Sequence[LineRead], lexicon: Lexicon, present: Sequence[Word]
) -> list[tuple[LineRead, ...]]:
    if all(line.kind in {"event", "claim"} and not (_may_say_more(line) or has_content(line)) for line in lines):
        return [_of_each((_joined(said.text, line, lexicon),)) for said, line in zip(texts, lines, strict=True)]
    from previously.language.plain import PlainReader

    here = [who for word in present for who in lexicon.all_named(word.text) or ()]
    reader = PlainReader(lexicon, here)
    read = [reader.read(said.text, line) for said, line in zip(texts, lines, strict=True)]
    first = (_joined(said.text, parts[0], lexicon) for said, parts in zip(texts, read, strict=True))
    return [_of_each((one, *parts[1:])) for one, parts in zip(first, read, strict=True)]


def _joined(text: str, line: LineRead, lexicon: Lexicon) -> LineRead:
    """A line by which a group is told something, with whoever will join it and is let in on that."""
    told = bool(line.clauses.sets or line.clauses.reveals) and line.verb is not None and _teaches(line.verb)
    later = lexicon.newcomers(text.partition(";")[0]) if told and lexicon.members else ()
    return msgspec.structs.replace(line, joining=later) if later else line


def _teaches(verb: Verb) -> bool:
    effects = (verb.effect("object"), verb.effect("witness"))
    return any(effect is not None and effect.learn for effect in effects)


def _of_each(parts: tuple[LineRead, ...]) -> tuple[LineRead, ...]:
    """What a line says of a group, once for each who is of it."""
    first = parts[0]
    others = (
        msgspec.structs.replace(first, subject=who, others=(), joining=(), problems=(), lost=()) for who in first.others
    )
    return (first, *others, *parts[1:])


def _may_say_more(line: LineRead) -> bool:
    """May the words after a verb hold more than it takes: `arrives and kisses Dom`, `loses his temper`?"""
    said = f" {line.object_text} "
    return may_be_idiom(line) or any(joined in said for joined in (" and ", " but ", " then "))


def entry_of(at: Standing, sentence: LineRead) -> Entry | None:
    """The entry a sentence makes there, or None if it could not be read."""
    if sentence.kind == "note":
        return Note(
            at.scene,
            at.ordinal,
            at.day,
            at.text,
            at.span,
            sentence.subject,
            intended=sentence.clauses.intended,
            words=sentence.words,
            understood=sentence.understood,
            speaks=sentence.speaks,
            lost=sentence.lost,
        )
    if sentence.verb is None:
        return None
    return _claim(at, sentence, sentence.verb) if sentence.verb.claim else _event(at, sentence, sentence.verb)


def parties(sentence: LineRead) -> list[str]:
    """Who must be present for a line to happen: its subject, its object, and those with them."""
    if not sentence.kind:
        return []
    verb = sentence.verb if sentence.kind == "event" else None
    lies_there = sentence.presumes == FOUND and verb is not None and verb.dies == "subject"
    there = [] if lies_there or not sentence.subject else [sentence.subject]
    found = [*there, *sentence.clauses.companions, *sentence.clauses.witnesses]
    if sentence.object and verb and _at_hand(verb) and _channel(sentence, verb) != "far":
        found.insert(1, sentence.object)
    return found


def movers(sentence: LineRead) -> tuple[str, ...]:
    """Who comes or goes by a line: whoever does, with their company."""
    return (sentence.subject, *sentence.clauses.companions)


def _there(at: Standing, sentence: LineRead, verb: Verb) -> tuple[str, ...]:
    """Who is present at a line: the scene's people and the line's parties, but not an object acted on unseen."""
    absent = sentence.object if _behind_a_back(at, sentence, verb) else ""
    if _channel(sentence, verb):
        heard = [*parties(sentence), sentence.object, *(who for who in at.scene.overheard if who in at.present)]
        return tuple(dict.fromkeys(who for who in heard if who and who != absent))
    return _with(at.present, [who for who in parties(sentence) if who != absent])


def _behind_a_back(at: Standing, sentence: LineRead, verb: Verb) -> bool:
    """Is it done to somebody whom the scene does not list, and whom it does not reach from afar either?"""
    if not verb.unseen or not at.scene.listed or sentence.object in at.present:
        return False
    return verb.deceives or _channel(sentence, verb) != "far"


def _channel(sentence: LineRead, verb: Verb) -> str:
    """Do only those a line names hear it?"""
    return sentence.clauses.channel or verb.channel


def _with(present: tuple[str, ...], more: list[str]) -> tuple[str, ...]:
    """Those present, and `more`; usually they are there already, and the same tuple is returned."""
    return present if all(who in present for who in more) else tuple(dict.fromkeys((*present, *more)))


def _at_hand(verb: Verb) -> bool:
    """Is the object present when this is done?"""
    return verb.bodily or verb.effect("object") is not None


def _claim(at: Standing, sentence: LineRead, verb: Verb) -> Claim:
    clauses = sentence.clauses
    return Claim(
        at.scene,
        at.ordinal,
        at.day,
        at.text,
        at.span,
        verb.claim,
        sentence.subject,
        sentence.state,
        object=sentence.object,
        fact=sentence.fact,
        value=sentence.value,
        topic=clauses.topic or (sentence.object if sentence.state else ""),
        place=folded(clauses.place or at.scene.place),
        present=_with(at.present, parties(sentence)),
        met=at.met,
        intended=clauses.intended,
        words=sentence.words,
    )


def _event(at: Standing, sentence: LineRead, verb: Verb) -> Event:
    clauses = sentence.clauses
    return Event(
        at.scene,
        at.ordinal,
        at.day,
        at.text,
        at.span,
        verb,
        sentence.subject,
        object=sentence.object,
        object_text=sentence.object_text,
        companions=clauses.companions,
        topic=clauses.topic,
        place=folded(clauses.place or at.scene.place),
        present=_there(at, sentence, verb),
        cues=clauses.cues,
        met=at.met,
        severity=verb.severity if clauses.severity is None else clauses.severity,
        lasts=clauses.lasts,
        tried=clauses.tried,
        forced_by=clauses.forced_by,
        blames=clauses.blames,
        witnesses=clauses.witnesses,
        facts=(*clauses.sets, *((fact, "true") for fact in clauses.reveals)),
        reveals=clauses.reveals,
        told_by=clauses.told_by,
        kept_from=clauses.kept_from,
        because_of=clauses.because_of,
        stakes=clauses.stakes,
        retells=clauses.retells,
        cites=clauses.cites,
        channel=_channel(sentence, verb),
        presumes=sentence.presumes or presumed().get(verb.id, ""),
        says=sentence.says,
        intended=clauses.intended,
        words=sentence.words,
        lost=sentence.lost,
        joining=sentence.joining,
    )
