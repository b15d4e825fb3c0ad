"""A proposal as it would stand in the story's files, and why it may not."""

from previously.core.errors import BadRequest, PreviouslyError
from previously.core.proposal import Proposal
from previously.draft.entering import refusals_of_person, refusals_of_scene
from previously.draft.gate import line_of, refusals
from previously.draft.wordings import SceneSet, person_in, scene_in
from previously.formats.files import STORY
from previously.formats.writing.settings import entry_of, with_person
from previously.surfaces.deeds.laid import OF_TEXT, Laid, laid
from previously.surfaces.deeds.put import Desk, put


def placed(desk: Desk, one: Proposal) -> tuple[Laid | None, tuple[str, ...]]:
    """A proposal laid into the story, and why it may not stay there."""
    try:
        if one.kind == "person":
            return _person(desk, one)
        if one.kind == "scene":
            return _scene(desk, one)
        found = laid(desk, [line_of(one)], one.at)
    except PreviouslyError as error:
        return None, (str(error),)
    wrong = tuple(finding.sentence for finding in found.wrong[0] if finding.severity == "error")
    return found, (*wrong, *refusals(one, desk.story().canon, found.story.canon, found.entries[0]))


def _person(desk: Desk, one: Proposal) -> tuple[Laid, tuple[str, ...]]:
    who = person_in(one.line)
    path = next((name for name in desk.files() if name.rpartition("/")[2] == STORY and _is_own(desk, name)), STORY)
    text = with_person(desk.text(path), who.id, entry_of(who.name, who.aliases, who.pronouns))
    found = _edited(desk, path, text, one.at)
    return found, (*_wrong(desk, found), *refusals_of_person(one, desk.story().canon, found.story.canon))


def _is_own(desk: Desk, name: str) -> bool:
    """Does a story.yaml declare the cast here, and not the universe's list of series?"""
    return (desk.text(name).startswith("cast:") or "\ncast:" in desk.text(name)) or name == STORY


def _scene(desk: Desk, one: Proposal) -> tuple[Laid, tuple[str, ...]]:
    said, canon = scene_in(one.line), desk.story().canon
    ids = tuple(dict.fromkeys(canon.names.id_of(name) or name for name in said.present))
    path, text, at = put(desk, canon, (), one.at, SceneSet(said.place, ids, said.later))
    found = _edited(desk, path, text, at)
    return found, (*_wrong(desk, found), *refusals_of_scene(one, canon, found.story.canon))


def _edited(desk: Desk, path: str, text: str, at: str) -> Laid:
    if path == desk.stored:
        raise BadRequest("this story keeps its log in a store, which has no setting of a scene")
    return Laid(path, text, at, desk.story().edited(path, text), (), (), ())


def _wrong(desk: Desk, found: Laid) -> tuple[str, ...]:
    """What the story's text has against it."""
    known = [(one.code, one.sentence) for one in desk.story().findings]
    new = [one for one in found.story.findings if one.code.startswith(OF_TEXT) and one.severity == "error"]
    return tuple(one.sentence for one in new if (one.code, one.sentence) not in known)
