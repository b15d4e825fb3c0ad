"""The realms of a folder: its one series; or what several series share, and each of them."""

import msgspec

from previously.core.atoms import FolderText, StoryText
from previously.core.position import Template
from previously.core.series import series_template, template_of
from previously.core.verbs import Verb


class Realm(msgspec.Struct, frozen=True, eq=False):
    """What declarations hold for: all episodes whose numbers begin with `prefix`, in which positions are read so."""

    prefix: tuple[int, ...]
    story: StoryText
    verbs: tuple[Verb, ...]
    template: Template


def realms(folder: FolderText) -> tuple[Realm, ...]:
    """The realms of a folder, what is shared first."""
    shared = Realm((), folder.story, folder.verbs, template_of(folder))
    return (shared, *(Realm((m.number,), m.story, m.verbs, series_template(m)) for m in folder.members))
