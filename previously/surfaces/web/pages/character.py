"""`/character/NAME`: a character's arc, their state as of a position, and the lines behind it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.requests import Request

from previously.core.english import first_of, joined
from previously.core.ids import as_cue
from previously.live.look import Look
from previously.live.room import Room
from previously.mind.because import by_kind
from previously.mind.headspace import Drive, Headspace
from previously.questions import phrases
from previously.questions.headspace import HeadspaceAnswer, HeadspaceQuestion
from previously.questions.phrases import HOWS
from previously.questions.words import DISTRESS, HURT, LIFT, REASONS, TRUST, VOID, VULNERABILITY, mood_words, word
from previously.story.story import Story
from previously.surfaces.pictures.arc.data import page_arc
from previously.surfaces.pictures.arc.picture import arc_picture
from previously.surfaces.pictures.arc.sparse import is_long
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.chart import links
from previously.surfaces.web.pages.cite import cited
from previously.surfaces.web.pages.picture import key, on_page
from previously.surfaces.web.pages.steps import here

READOUTS = {
    "hurt": "What weighs", "lift": "What lifts", "vulnerability": "What lies beneath", "void": "Void", "grief": "Grief",
}  # fmt: skip
QUIET, FELT, RAW, FAINT = 0.005, 0.10, 0.3, 0.02
MOST = 8
"""The most reasons, cues and wounds listed."""
LEAST = 0.01
"""The smallest part of the whole that is listed as a reason."""
MOST_NAMED = 12
"""The most people named per level of trust."""
QUICK = 20_000
"""Experiences times people up to which a page computes shares right away; the API always includes them."""


class Maker(NamedTuple):
    """One person's share in a character: id, name, a word for it, and the number."""

    id: str
    name: str
    much: str
    share: float


def answer(room: Room, look: Look, request: Request) -> HeadspaceAnswer:
    """The API's answer."""
    return asked_for(HeadspaceQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """A character as of a position."""
    story = room.story(look)
    space, asked = asked_for(HeadspaceQuestion, look, request).find(story), request.query_params
    who, quick = space.mind.character, space.rows * len(story.canon.cast) <= QUICK
    readout = asked.get("why", "")
    if readout not in READOUTS:
        readout = "hurt" if space.hurt >= QUIET else "vulnerability"
    base = room.story(look._replace(without="")) if look.without else None
    arc = page_arc(story, who.id, base, look.plan)
    asking = look.link(request.url.path, at="", why=readout)
    picture = arc_picture(arc, to=lambda at: f"{asking}&at={quote(at)}", now=space.moment.told)
    state = list(_state(space))
    extra = {
        "id": who.id,
        "name": who.name,
        "here": here(story, space.moment),
        "where": _where(story, space),
        "picture": on_page(picture, _label(who.name, space, state)) if arc.scenes else "",
        "key": key(picture.key),
        "long": is_long(story),
        "state": state,
        "readout": readout,
        "readouts": READOUTS,
        "why": list(_why(story, look, space, readout)),
        "cues": list(_cues(story, space)),
        "wounds": list(_wounds(story, look, space)),
        "joys": list(_joys(story, look, space)),
        "drives": list(_drives(story, space)),
        "bonds": list(_bonds(story, space)),
        "made": _made(story, space) if quick or asked.get("made") else None,
        "knows": [_knows(story, one) for one in story.knows(who.id, look.at or None)],
        "numbers": list(_numbers(space)),
        "without": story.without,
        "gone": who.id in story.minds.without,
        "take": links(story, look, f"/character/{who.id}", lived=True),
    }
    return Shown("character.html", who.name, extra)


def _where(story: Story, space: Headspace) -> str:
    """The place and company she is measured in; empty at rest."""
    scene, given = space.moment.scene, space.given
    place = scene.where if scene is not None and scene.place == given.place else given.place
    company = joined([phrases.named(story.canon.people, who) for who in given.present])
    return ", ".join(filter(None, (place, f"with {company}" if company else "")))


def _label(name: str, space: Headspace, state: Iterable[tuple[str, str]]) -> str:
    """The picture as a sentence."""
    said = "; ".join(f"{label.lower()}, {words}" for label, words in state)
    return f"{name} in told order; as of {space.moment.at}: {said}"


def _state(space: Headspace) -> Iterator[tuple[str, str]]:
    """The read-outs in words."""
    given = space.given
    rest = not (given.place or given.present or given.cues)
    yield ("At rest" if rest else "Here and now"), f"{word(HURT, space.hurt)}; {word(LIFT, space.lift)}"
    yield "Beneath", word(VULNERABILITY, space.vulnerability)
    if void := word(VOID, space.void):
        yield "Void", void
    if grief := word(VOID, space.grief):
        yield "Grief", grief
    yield "Mood", mood_words(space.mood)
    felt = sorted(((x, name) for name, x in space.emotions.items() if x >= FELT), reverse=True)[:5]
    if felt:
        both = ", both ways at once" if space.ambivalence > 0 else ""
        yield "Feels", joined([name.replace("_", " ") for _, name in felt]) + both
    death = space.canon.dead_at(space.character, space.moment.key)
    if death:
        yield "Dead", f"since {death.event.scene.at}; this is what was left"


def _numbers(space: Headspace) -> Iterator[tuple[str, str]]:
    """The read-outs as numbers."""
    yield from ((name, f"{getattr(space, name):.3f}") for name in (*READOUTS, "distress"))
    yield "ambivalence", f"{space.ambivalence:+.3f}"
    yield from zip(("pleasure", "arousal", "dominance"), (f"{x:+.3f}" for x in space.mood), strict=True)
    felt = sorted(space.emotions.items(), key=lambda pair: -pair[1])
    yield from ((name.replace("_", " "), f"{x:.3f}") for name, x in felt if x >= QUIET)


def _why(story: Story, look: Look, space: Headspace, readout: str) -> Iterator[dict[str, Any]]:
    """The lines behind a read-out, largest share first."""
    found = by_kind(space.reasons(readout))
    whole = sum(reason.share for reason in found)
    for reason in found[:MOST]:
        part = reason.share / whole if whole > 0 else 0.0
        if part < LEAST:
            return
        about = f": {phrases.named(story.canon.people, reason.about)}" if reason.about else ""
        yield {
            "line": cited(story, look, reason.event) if reason.event else None,
            "kind": REASONS[reason.kind] + about,
            "much": f"{phrases.part(part)} of it",
            "part": part,
            "share": reason.share,
        }


def _cues(story: Story, space: Headspace) -> Iterable[tuple[str, str]]:
    """The cues that would bring wounds back here, by how bad it would be."""
    found: dict[str, list[str]] = {}
    for cue, level in space.strongest_cues:
        if level >= DISTRESS[0][0]:
            found.setdefault(word(DISTRESS, level), []).append(phrases.named(story.canon.people, cue))
    return ((said, joined(cues)) for said, cues in found.items())


def _wounds(story: Story, look: Look, space: Headspace) -> Iterator[dict[str, Any]]:
    for wound in sorted(space.wounds, key=lambda wound: -wound.strength)[:MOST]:
        entry = story.canon.at(wound.id)
        numbers = f"strength {wound.strength:.2f} of {wound.peak:.2f}, never below {wound.floor:.2f}"
        cues = joined([phrases.named(story.canon.people, cue) for cue in wound.cues])
        line = cited(story, look, entry) if entry else None
        yield {"line": line, "raw": wound.rawness >= RAW, "cues": cues, "numbers": numbers}


def _joys(story: Story, look: Look, space: Headspace) -> Iterator[dict[str, Any]]:
    """The joys that count, the greatest first."""
    held = [(joy.strength + joy.passing, joy) for joy in space.joys]
    for level, joy in sorted(held, key=lambda one: -one[0])[:MOST]:
        entry = story.canon.at(joy.id)
        if level >= FAINT:
            numbers = f"{level:.2f}, of which {joy.strength:.2f} stays; {joy.peak:.2f} at most"
            cues = joined([phrases.named(story.canon.people, cue) for cue in joy.cues])
            yield {"line": cited(story, look, entry) if entry else None, "cues": cues, "numbers": numbers}


def _drives(story: Story, space: Headspace) -> Iterator[tuple[str, str]]:
    drives = sorted(space.drives, key=lambda drive: -drive.strength)
    for label, chosen in (
        ("Purposes", [d for d in drives if d.live and d.kind != "attachment"]),
        ("Bonds", [d for d in drives if d.live and d.kind == "attachment"]),
        ("Lost", [d for d in drives if not d.live and d.strength >= FAINT]),
    ):
        if chosen:
            yield label, joined([_aim(story, drive) for drive in chosen[:MOST]])


def _aim(story: Story, drive: Drive) -> str:
    target = phrases.named(story.canon.people, drive.target)
    own = "" if as_cue(drive.name) in {drive.target, target.casefold()} else drive.name
    return f"{own} ({target})" if own and target else own or target


def _bonds(story: Story, space: Headspace) -> Iterator[tuple[str, str]]:
    """Whom she trusts, and how much; people trusted like strangers are left out."""
    by_word: dict[str, list[str]] = {}
    for who, bond in sorted(space.bonds.items(), key=lambda pair: -pair[1].trust):
        if bond.betrayal > 0 or abs(bond.trust - 0.5) > QUIET:
            lied = " (who lied)" if bond.betrayal > 0 else ""
            by_word.setdefault(word(TRUST, bond.trust), []).append(phrases.named(story.canon.people, who) + lied)
    yield from ((said, first_of(names, MOST_NAMED)) for said, names in by_word.items())


def _made(story: Story, space: Headspace) -> list[Maker]:
    """Who shaped her."""
    shares = [(who, share) for who, share in space.made_by.items() if share >= 0.05][:MOST]
    return [Maker(who, phrases.named(story.canon.people, who), phrases.part(share), share) for who, share in shares]


def _knows(story: Story, one: Any) -> dict[str, Any]:
    source = f" by {phrases.named(story.canon.people, one.told_by)}" if one.told_by else ""
    how = f"{HOWS[one.how]}{source} since {one.since}"
    return {"fact": one.fact, "value": one.value, "true": one.true, "how": how}
