"""The pictures of a story by what is asked: somebody's arc, the cast, or a fact."""

from previously.story.story import Story
from previously.surfaces.charts.arc_chart import arc_spec
from previously.surfaces.charts.arc_data import arc_data
from previously.surfaces.charts.arc_words import arc_words
from previously.surfaces.charts.cast_chart import cast_chart
from previously.surfaces.charts.cast_data import cast_data
from previously.surfaces.charts.chart import Chart
from previously.surfaces.charts.fit import plain
from previously.surfaces.charts.knows_chart import knows_chart
from previously.surfaces.charts.knows_data import known
from previously.surfaces.charts.theme import LIGHT, Theme


def arc_chart(
    story: Story,
    name: str,
    *,
    base: Story | None = None,
    order: str = "told",
    at: str | None = None,
    plan: str = "",
    without: str = "",
    theme: Theme = LIGHT,
) -> Chart:
    """Somebody's arc. With `without`, `story` is the one without it, and `base` the story as it is.

    Raises UnknownName and UnknownPosition.
    """
    arc = arc_data(story, name, base=base, order=order, at=at, plan=plan)
    who = story.canon.lexicon.who(without)
    gone = f", without {story.canon.cast[who].name if who else without}" if without else ""
    title = plain(f"{arc.name}{gone}")
    ends = (arc.axis.ticks[0].label, arc.axis.ticks[-1].label) if arc.axis.ticks else ()
    told = " to ".join(dict.fromkeys(ends)) if order == "told" else "as lived; long gaps are drawn short"
    below = plain(f"{story.title}, {told}" + (f", with {plan}" if plan else ""))
    return arc_words(arc, title, arc_spec(arc, theme, title=title, below=below))


def cast_picture(story: Story, *, at: str | None = None, theme: Theme = LIGHT) -> Chart:
    """Everyone who matters. Raises UnknownPosition."""
    return cast_chart(cast_data(story, at=at), theme, story=plain(story.title))


def fact_chart(story: Story, fact: str, *, at: str | None = None, theme: Theme = LIGHT) -> Chart:
    """Who believes what of a fact. Raises UnknownName and UnknownPosition."""
    return knows_chart(known(story.canon, fact, at), theme, story=plain(story.title))
