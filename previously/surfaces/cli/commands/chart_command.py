"""`previously chart`."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from previously.core.errors import BadRequest, UnreadableInput
from previously.surfaces.cli.options import CastName, at_option, opened, plan_option, story_argument, without_option
from previously.surfaces.cli.outputs import cleared, force_option, write_output
from previously.surfaces.cli.sparks import arc_lines, cast_lines
from previously.surfaces.cli.terminal import say, wrapped
from previously.surfaces.pictures.arc.data import arc_data
from previously.surfaces.pictures.cast import cast_data
from previously.surfaces.pictures.chart import Chart, arc_chart, cast_chart, fact_chart
from previously.surfaces.pictures.files import FORMATS, drawn
from previously.surfaces.pictures.theme import AUTO, CHOICES

EPILOG = """\b
Examples:
  previously chart mara -o mara.svg              her arc, in the order it is told
  previously chart mara -o mara.html --order lived
  previously chart mara -o mara.png --plan plans/draft.yaml
  previously chart --cast -o cast.svg            everyone who matters, small
  previously chart --knows boat -o boat.svg      who believes what of a fact"""


@click.command("chart", epilog=EPILOG)
@click.argument("name", type=CastName(), required=False)
@story_argument
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="A .svg, .png or .html file.")
@force_option
@click.option("--cast", is_flag=True, help="Everyone who matters, instead of NAME.")
@click.option("--knows", metavar="FACT", help="Who believes what of a fact, instead of NAME.")
@click.option(
    "--order",
    type=click.Choice(["told", "lived"]),
    default="told",
    show_default=True,
    help="The order of the horizontal axis.",
)
@at_option
@plan_option
@without_option
@click.option(
    "--theme", type=click.Choice(CHOICES), default=AUTO, show_default=True, help="The colours; auto follows its reader."
)
def command(
    name: str | None,
    story: str,
    output: Path | None,
    knows: str | None,
    order: str,
    at: str | None,
    plan: str | None,
    without: str | None,
    theme: str,
    *,
    cast: bool,
    force: bool,
) -> int:
    """Draw somebody's arc, the cast, or who knows a fact, as a picture; without -o, an arc in the terminal."""
    asked = Asked(name, story, knows or "", order, at, plan or "", without or "", theme, cast=cast).settled()
    if output is None:
        for line in asked.lines():
            say(line)
        return 0
    kind = _format(output)
    chart = asked.chart()
    picture = drawn(chart, kind)
    over = cleared(output, force=force, made=picture)
    write_output(output, [picture], over, wrapped(f"{output}: {chart.title}."))
    return 0


class Asked(NamedTuple):
    """What is to be drawn."""

    name: str | None
    story: str
    knows: str
    order: str
    at: str | None
    plan: str
    without: str
    theme: str
    cast: bool

    def settled(self) -> "Asked":
        """One thing is asked for; where it is no arc, the one argument is the story. Raises BadRequest."""
        if not (self.cast or self.knows):
            if not self.name:
                raise BadRequest("chart needs somebody of the cast, or --cast, or --knows with a fact")
            return self
        given = "--cast" if self.cast else "--knows"
        if (self.cast and self.knows) or (self.name and self.story != "."):
            other = "--knows" if self.cast and self.knows else f"“{self.name}”"
            raise BadRequest(f"chart draws one thing at a time; leave out {other}, or leave out {given}")
        if self.order != "told":
            raise BadRequest(f"{given} is drawn in told order only; leave out “--order {self.order}”")
        return self._replace(name=None, story=self.name or self.story)

    def chart(self) -> Chart:
        """The picture."""
        told = opened(self.story, self.plan, self.without)
        if self.cast:
            return cast_chart(told, at=self.at, theme=self.theme)
        if self.knows:
            return fact_chart(told, self.knows, at=self.at, theme=self.theme)
        base = opened(self.story, self.plan) if self.without else None
        change = {"order": self.order, "plan": self.plan, "without": self.without}
        return arc_chart(told, self.name or "", base=base, at=self.at, theme=self.theme, **change)

    def lines(self) -> Iterator[str]:
        """The picture in the terminal. Raises BadRequest where it has none."""
        if self.knows:
            raise BadRequest(
                f"a picture of a fact needs a file, “-o {self.knows}.svg”; “previously knows” says it in words"
            )
        told = opened(self.story, self.plan, self.without)
        if self.cast:
            return cast_lines(cast_data(told, at=self.at))
        return arc_lines(arc_data(told, self.name or "", order=self.order, at=self.at, plan=self.plan))


def _format(output: Path) -> str:
    """The format of a file, by its name. Raises BadRequest and UnreadableInput."""
    kind = output.suffix.removeprefix(".").casefold()
    if kind not in FORMATS:
        raise BadRequest(f"can’t draw “{output}”; name a .svg, .png or .html file")
    if not output.parent.is_dir():
        raise UnreadableInput(f"there is no folder “{output.parent}” to write “{output.name}” in")
    return kind
