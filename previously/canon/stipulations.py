"""What must stay true: the premises of a story, or of each series that shares a universe."""

from collections.abc import Iterable

from previously.core.codes import text_finding
from previously.core.entries import Premise
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding
from previously.core.position import BEFORE_ALL, Told
from previously.core.series import Realm


def premises_of(realms: Iterable[Realm]) -> tuple[tuple[Premise, ...], list[Finding]]:
    """The premises, each with the series it is about, and what is wrong with where they start."""
    found, wrong = [], []
    for realm in realms:
        for text in realm.story.premises:
            start = BEFORE_ALL
            try:
                start = Told(realm.template.parse(text.from_)[0], 0) if text.from_ else start
            except UnknownPosition as error:
                wrong.append(text_finding("unknown-position", text.span, str(error)))
            said = (text.id, text.always, text.condition, text.because, text.source, text.span, start, realm.prefix)
            found.append(Premise(*said))
    return tuple(found), wrong
