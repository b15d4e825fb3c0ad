"""A picture of the story as it stands in a page: what scrolls, the names that stay in sight at its edges, its key."""

from collections.abc import Iterable

from markupsafe import Markup

from previously.surfaces.pictures.svg import Picture, Sample, Shape, box, element, number, written

NAMES = 400.0
"""How far the names at the left edge may reach."""


def on_page(picture: Picture, label: str) -> Markup:
    """A picture, named for who does not see it; its links can be reached."""
    wide, high = picture.wide, picture.high
    found = [_svg("picture", (0, wide), high, picture.shapes, role="group", aria_label=label)]
    if picture.left:
        margin = box("margin", 0, 0, picture.margin, high)
        found.append(_svg("picture names left", (0, NAMES), high, (margin, *picture.left), aria_hidden="true"))
    if picture.right:
        found.append(_svg("picture names right", (wide - 150, 150), high, picture.right, aria_hidden="true"))
    return Markup("\n").join(found)


def small(picture: Picture) -> Markup:
    """A picture that only repeats what stands in words beside it."""
    return _svg("picture mini", (0, picture.wide), picture.high, picture.shapes, aria_hidden="true")


def key(samples: Iterable[Sample]) -> Markup:
    """What the marks of a picture mean, as the items of a list."""
    items = (element("li", _sample(sample), sample.words) for sample in samples)
    return Markup(written(*items))  # noqa: S704 - every word in it is escaped


def _sample(sample: Sample) -> Shape:
    return element("svg", *sample.shapes, kind="picture", viewBox="0 -8 28 16", aria_hidden="true")


def _svg(kind: str, across: tuple[float, float], high: float, shapes: tuple[Shape, ...], **given: str) -> Markup:
    view = f"{number(across[0])} 0 {number(across[1])} {number(high)}"
    return Markup(written(element("svg", *shapes, kind=kind, viewBox=view, **given)))  # noqa: S704 - words are escaped
