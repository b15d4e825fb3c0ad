"""An episode in which everybody is who they really are; what each line said before that is kept beside it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from previously.canon.coverage import coverage_of
from previously.canon.episodes import Episode
from previously.canon.masks.masks import Masks, tellings
from previously.canon.reach import TURNS_OUT, index
from previously.canon.setting import Setting
from previously.core.entries import Claim, Entry, Event, Note, Saying, Scene, Speech
from previously.core.groups import Member

NOTED = "PV004"
"""What is said of a line that has no effect."""
Kind = TypeVar("Kind", bound=Entry)


def unmasked(raw: Episode, masks: Masks, setting: Setting) -> Episode:
    """The episode with everybody under the id of who they are."""
    unmask = _Unmasking(raw, masks, setting)
    scenes = tuple(unmask.scenes.values())
    entries = tuple(map(unmask.entry, raw.entries))
    speeches = tuple(unmask.speech(speech) for placed in raw.placed for speech in placed.speeches)
    known = {entry.id: entry for entry in entries}
    happen = {one.span for one in entries if isinstance(one, Event) and one.verb.id == TURNS_OUT}

    def told(lines: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(known[line.id] for line in lines)

    ties = tuple(tie._replace(entry=known[tie.entry.id]) for tie in raw.ties)
    return msgspec.structs.replace(
        raw,
        scenes=scenes,
        entries=entries,
        findings=tuple(finding for finding in raw.findings if not (finding.code == NOTED and finding.span in happen)),
        coverage=coverage_of((len(one.read.text.lines), told(one.entries)) for one in raw.placed),
        reach=msgspec.structs.replace(
            index(scenes, entries, speeches), shown=tuple(map(unmask.entry, raw.reach.shown))
        ),
        read=raw.read._replace(setting=setting),
        raw=raw,
        worn=dict(unmask.worn(entries)),
        unmaskings=tuple(tellings(ties, masks)),
    )


class _Unmasking:
    """One episode while its people are put under the ids of who they are."""

    def __init__(self, raw: Episode, masks: Masks, setting: Setting) -> None:
        self.raw, self.masks, self.verb = raw, masks, setting.lexicon.verb(TURNS_OUT)
        self.scenes = {id(scene): self._scene(scene) for scene in raw.scenes}
        self.ties = {tie.entry.id: tie for tie in reversed(raw.ties) if tie.hearers}

    def _scene(self, scene: Scene) -> Scene:
        people = {
            name: each(getattr(scene, name), self.masks.person)
            for name in ("present", "bodies", "ghosts", "overheard", "named")
        }
        return msgspec.structs.replace(scene, **people)

    def speech(self, speech: Speech) -> Speech:
        """Somebody speaks, by who they are."""
        return msgspec.structs.replace(speech, scene=self.scenes[id(speech.scene)], who=self.masks.person(speech.who))

    def entry(self, raw: Entry) -> Entry:
        """A line by who is who; one that says who somebody is happens, however it is put."""
        entry = msgspec.structs.replace(renamed(raw, self.masks.person), scene=self.scenes[id(raw.scene)])
        tie = self.ties.get(raw.id)
        if isinstance(entry, Event) and isinstance(raw, Event) and raw.object and not entry.object:
            return msgspec.structs.replace(entry, object_text=self.masks.names[raw.object])
        if not isinstance(entry, Note) or tie is None or self.verb is None:
            return entry
        subject = entry.subject or self.masks.person(tie.mask)
        return Event(
            entry.scene, entry.ordinal, entry.day, entry.text, entry.span, self.verb, subject,
            object_text=self.masks.names.get(tie.person, ""),
            place=entry.scene.place,
            present=each((*tie.hearers, subject), self.masks.person),
            intended=entry.intended,
            words=entry.words,
        )  # fmt: skip

    def worn(self, entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
        """What each line said in which somebody goes by another name."""
        for raw, entry in zip(self.raw.entries, entries, strict=True):
            if not isinstance(raw, Note) and named_in(raw) & self.masks.people.keys():
                yield entry.id, msgspec.structs.replace(raw, scene=entry.scene)


def named_in(entry: Entry) -> set[str]:
    """The cast ids of a line, of whoever is there too."""
    if isinstance(entry, Note):
        return {entry.subject}
    here = {entry.subject, entry.object, entry.topic, *entry.present}
    if isinstance(entry, Claim):
        return here
    others = (*entry.companions, *entry.witnesses, *entry.kept_from, *_said(entry.says))
    return here | {entry.forced_by, entry.blames, entry.told_by, entry.because_of, *others}


def _said(says: Iterable[Saying]) -> Iterator[str]:
    for one in says:
        yield from (*one.by, *one.to)


def renamed(entry: Kind, who: Callable[[str], str]) -> Kind:
    """A line with everybody in it by who they are; what somebody does to themselves under two names has no object."""
    if isinstance(entry, Note):
        return msgspec.structs.replace(entry, subject=who(entry.subject))
    subject, other = who(entry.subject), who(entry.object)
    plain = {
        "subject": subject,
        "object": "" if other == subject and entry.object != entry.subject else other,
        "topic": who(entry.topic),
        "present": each(entry.present, who),
    }
    if isinstance(entry, Claim):
        return msgspec.structs.replace(entry, **plain)
    forced_by = who(entry.forced_by)
    return msgspec.structs.replace(
        entry,
        **plain,
        companions=tuple(one for one in each(entry.companions, who) if one != subject),
        forced_by="" if forced_by == subject else forced_by,
        blames=who(entry.blames),
        witnesses=each(entry.witnesses, who),
        told_by=who(entry.told_by),
        kept_from=each(entry.kept_from, who),
        because_of=who(entry.because_of),
        says=tuple(msgspec.structs.replace(one, by=each(one.by, who), to=each(one.to, who)) for one in entry.says),
        joining=tuple(Member(who(one.who), one.since, one.series) for one in entry.joining),
    )


def each(ids: Iterable[str], who: Callable[[str], str]) -> tuple[str, ...]:
    """Everybody once, by who they are."""
    return tuple(dict.fromkeys(map(who, ids)))
