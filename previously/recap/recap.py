"""“Previously on …”: what was told before a position and still matters, one sentence per event, from its line.

It rests on a canon cut before the position and on the minds of that canon, so that nothing told later can affect it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from previously.canon.log import Canon, Moment
from previously.canon.view.prior import Door, prior
from previously.core.entries import Event
from previously.core.errors import BadRequest
from previously.core.source import Span
from previously.mind.minds import Minds
from previously.recap.choice import WORDS, choose
from previously.recap.people import about, concerned
from previously.recap.telling import Teller, Told, paragraph
from previously.recap.weights import Weights, ending, turn, weights


class RecapLine(NamedTuple):
    """One sentence of a recap: its event, the event's weight, whom it matters to most (a cast id), and its place."""

    text: str
    event: Event
    weight: float
    character: str
    where: Span


class Recap(NamedTuple):
    """What was told before `at` and still matters to those in the last scenes, or to one (`name`, a cast id).

    `told`: is there anything to tell, whether or not it fits?
    """

    title: str
    at: str
    name: str
    sentences: tuple[RecapLine, ...]
    text: str
    told: bool = True

    def __str__(self) -> str:
        return self.text


class Wish(NamedTuple):
    """What a recap is asked for: whom it should matter to (a cast id, or empty), and how many words."""

    name: str = ""
    words: int = WORDS


def recap(
    canon: Canon,
    door: Door,
    wish: Wish,
    *,
    others: bool,
    coming: Iterable[str] = (),
    without: frozenset[str] = frozenset(),
) -> Recap:
    """The recap of what is told before a position.

    `others`: include other series in a shared universe. `coming` is who is in the coming scene; `without` is who and
    what to leave out of the minds. Raises BadRequest for a budget of no words.
    """
    name, most = wish
    if most < 1:
        raise BadRequest(f"a recap needs room for at least one word; given {most}")
    told = prior(canon, door, others=others)
    name = told.masks.person(name)
    series = canon.template.series_of(door.episode)
    title = canon.serials[series].title or canon.title
    if not any(True for _ in told.entries()):
        return Recap(title, door.at, name, (), "", told=False)
    moment = _moment(told, series)
    near = concerned(told, series, coming)
    people = about(name, near) if name else near
    found = weights(told, Minds(told, without=without), moment, people)
    teller = Teller(told, moment)
    first = (ending(told, moment, name), turn(told, moment, found, name))
    chosen = choose(teller, _events(told, found), _sums(found), first, most)
    return _recap(told, Recap(title, door.at, name, (), "", told=bool(found)), teller.told(chosen), found)


def _moment(canon: Canon, series: tuple[int, ...]) -> Moment:
    """The end of what is told of a series, after everything lived in it; of all series if nothing of it is told."""
    own = [e for e in canon.episodes if canon.template.series_of(e.episode) == series]
    last = max(own or canon.episodes, key=lambda episode: (episode.end.day, episode.episode), default=None)
    return canon.moment(last.at) if last else canon.moment()


def _events(canon: Canon, found: Weights) -> list[Event]:
    """The events with weight; dreams are not retold."""
    known = (canon.at(id_) for id_ in found)
    told = (event for event in known if isinstance(event, Event) and not event.scene.vision)
    return [event for event in told if not (event.tells_again_of_death and event.id in canon.retold)]


def _sums(found: Weights) -> dict[str, float]:
    return {id_: sum(by.values()) for id_, by in found.items()}


def _recap(canon: Canon, empty: Recap, told: Sequence[Told], found: Weights) -> Recap:
    lines = tuple(_line(canon, one, found.get(one.event.id, {})) for one in told)
    return empty._replace(sentences=lines, text=paragraph(told))


def _line(canon: Canon, told: Told, by: dict[str, float]) -> RecapLine:
    most = max(by, key=lambda who: (by[who], who), default="")
    return RecapLine(told.text, told.event, sum(by.values()), most, canon.where(told.event.span))
