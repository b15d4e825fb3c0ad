"""The charts of a story: a character's arc, the cast, or a fact; each with a description and its numbers."""

from typing import NamedTuple

from previously.story.story import Story
from previously.surfaces.pictures import cast as everyone
from previously.surfaces.pictures import knows
from previously.surfaces.pictures.arc import words
from previously.surfaces.pictures.arc.data import arc_data
from previously.surfaces.pictures.arc.picture import arc_picture
from previously.surfaces.pictures.cast import cast_data, cast_picture
from previously.surfaces.pictures.fit import plain
from previously.surfaces.pictures.frame import whole
from previously.surfaces.pictures.knows import knows_picture
from previously.surfaces.pictures.knows_data import known
from previously.surfaces.pictures.svg import Picture
from previously.surfaces.pictures.theme import AUTO


class Chart(NamedTuple):
    """A standalone picture with its title, a description in sentences, and its numbers as a table.

    `theme` is one of `theme.CHOICES`.
    """

    title: str
    said: tuple[str, ...]
    picture: Picture
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    theme: str

    @property
    def words(self) -> str:
        """The sentences as one text."""
        return " ".join(self.said)


def arc_chart(
    story: Story,
    name: str,
    *,
    base: Story | None = None,
    order: str = "told",
    at: str | None = None,
    plan: str = "",
    without: str = "",
    theme: str = AUTO,
) -> Chart:
    """A character's arc. With `without`, `story` is the one without it, and `base` the story as told.

    Raises UnknownName and UnknownPosition.
    """
    arc = arc_data(story, name, base=base, order=order, at=at, plan=plan)
    who = story.canon.names.id_of(without)
    gone = f", without {story.canon.cast[who].name if who else without}" if without else ""
    title = plain(f"{arc.name}{gone}")
    ends = (arc.axis.ticks[0].label, arc.axis.ticks[-1].label) if arc.axis.ticks else ()
    told = " to ".join(dict.fromkeys(ends)) if order == "told" else "as lived; long gaps are drawn short"
    below = plain(f"{story.title}, {told}" + (f", with {plan}" if plan else ""))
    picture = whole(arc_picture(arc), title, below)
    return Chart(title, words.arc_said(arc), picture, words.COLUMNS, words.arc_table(arc), theme)


def cast_chart(story: Story, *, at: str | None = None, theme: str = AUTO) -> Chart:
    """Everyone who matters. Raises UnknownPosition."""
    cast, name = cast_data(story, at=at), plain(story.title)
    title = f"The cast of {name}"
    picture = whole(cast_picture(cast), title, everyone.cast_below(cast))
    said, rows = tuple(everyone.cast_said(cast, name)), tuple(everyone.cast_table(cast))
    return Chart(title, said, picture, everyone.COLUMNS, rows, theme)


def fact_chart(story: Story, fact: str, *, at: str | None = None, theme: str = AUTO) -> Chart:
    """Who believes what about a fact. Raises UnknownName and UnknownPosition."""
    found = known(story.canon, fact, at)
    title = f"Who knows: {found.fact}"
    picture = whole(knows_picture(found), title, f"{plain(story.title)}, in told order")
    return Chart(title, tuple(knows.knows_said(found)), picture, knows.COLUMNS, tuple(knows.knows_table(found)), theme)
