"""Templates to pages, and the addresses of the files they use."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from previously.surfaces.web.assets import asset, sheets


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and what is not given is a mistake."""
    found = Environment(
        loader=PackageLoader("previously.surfaces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(asset=asset, sheets=sheets)
    return found


def render(template: str, **given: Any) -> str:
    """A page."""
    return environment().get_template(template).render(given)
