"""A picture in a page: the part that scrolls, the names that stay at its edges, and its key."""

from collections.abc import Iterable

from markupsafe import Markup

from previously.surfaces.pictures.svg import Picture, Sample, Shape, box, element, number, written

NAMES = 400.0
"""The width of the names at the left edge."""


def on_page(picture: Picture, label: str) -> Markup:
    """A picture with a text label for screen readers and reachable links."""
    wide, high = picture.wide, picture.high
    found = [_svg("picture", (0, wide), high, picture.shapes, role="group", aria_label=label)]
    if picture.left:
        margin = box("margin", 0, 0, picture.margin, high)
        found.append(_svg("picture names left", (0, NAMES), high, (margin, *picture.left), aria_hidden="true"))
    if picture.right:
        found.append(_svg("picture names right", (wide - 150, 150), high, picture.right, aria_hidden="true"))
    return Markup("\n").join(found)


def small(picture: Picture) -> Markup:
    """A picture that only repeats the words beside it."""
    return _svg("picture mini", (0, picture.wide), picture.high, picture.shapes, aria_hidden="true")


def key(samples: Iterable[Sample]) -> Markup:
    """The key of a picture, as list items."""
    items = (element("li", _sample(sample), sample.words) for sample in samples)
    return Markup(written(*items))  # noqa: S704 - every word in it is escaped


def _sample(sample: Sample) -> Shape:
    return element("svg", *sample.shapes, kind="picture", viewBox="0 -8 28 16", aria_hidden="true")


def _svg(kind: str, across: tuple[float, float], high: float, shapes: tuple[Shape, ...], **given: str) -> Markup:
    view = f"{number(across[0])} 0 {number(across[1])} {number(high)}"
    return Markup(written(element("svg", *shapes, kind=kind, viewBox=view, **given)))  # noqa: S704 - words are escaped
