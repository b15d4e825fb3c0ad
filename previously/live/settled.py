"""A look that asks for more than one who has seen only some of a story can have, brought down to what they can."""

from previously.core.errors import PreviouslyError, UnknownPosition
from previously.live.look import Look
from previously.live.room import Room


def settled(room: Room, look: Look) -> tuple[Look, tuple[str, ...]]:
    """The look without what cannot be had with its `seen`, and a sentence for each thing that was let go.

    It rests on the view alone: what is not told yet and what there never was are let go alike. Raises where nobody can
    have seen so far, as any look does.
    """
    if room.audience or not look.seen:
        return look, ()
    asked, notes = Look(seen=look.seen), list[str]()
    view = room.story(asked)
    if look.plan:
        notes.append("A plan goes on from the whole story, and only some of it has been seen: it is left aside.")
    if look.without:
        try:
            view = room.story(asked._replace(without=look.without))
            asked = asked._replace(without=look.without)
        except PreviouslyError:
            notes.append(f"In what has been seen nobody, and nothing, is called “{look.without}”: all of it is here.")
    if look.at:
        try:
            view.canon.moment(look.at)
            asked = asked._replace(at=look.at)
        except UnknownPosition:
            notes.append(f"What has been seen does not come to “{look.at}”: this is as of its end.")
    return asked, tuple(notes)
