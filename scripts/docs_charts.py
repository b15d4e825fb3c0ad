"""Write the pictures of docs/charts.md."""

from pathlib import Path

from previously.story.story import open_story
from previously.surfaces.pictures.chart import arc_chart, cast_chart, fact_chart
from previously.surfaces.pictures.files import as_svg

ROOT = Path(__file__).resolve().parent.parent
DOCS, STORY = ROOT / "docs", ROOT / "stories" / "jessica-jones"


def pictures() -> dict[str, str]:
    """Each picture by its name in docs/."""
    story = open_story(STORY)
    return {
        "charts/arc.svg": as_svg(arc_chart(story, "jessica")),
        "charts/cast.svg": as_svg(cast_chart(story)),
        "charts/knows.svg": as_svg(fact_chart(story, "luke-forgives")),
    }


def main() -> None:
    """Write them."""
    for name, text in pictures().items():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
