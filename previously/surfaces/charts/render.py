"""The one place that draws: a Vega-Lite spec becomes SVG or PNG, offline. Knows vl-convert, and only when asked."""

from importlib.util import find_spec
from types import ModuleType
from typing import Any

from previously.core.errors import BadRequest

VEGA_LITE = "6.4"
SHARPNESS = 2.0
"""Pixels of a PNG a pixel of the picture."""


def available() -> bool:
    """Can charts be drawn here? They need the extra “charts”."""
    return find_spec("vl_convert") is not None


def svg(spec: dict[str, Any]) -> str:
    """A spec as SVG."""
    return str(_converter().vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[]))


def png(svg: str) -> bytes:
    """An SVG as PNG."""
    return bytes(_converter().svg_to_png(svg, scale=SHARPNESS))


def bundle() -> str:
    """The script that draws a spec in a browser, with the interpreter that needs no `eval`."""
    return str(_converter().javascript_bundle(vl_version=VEGA_LITE))


def _converter() -> ModuleType:
    try:
        import vl_convert
    except ImportError:
        raise BadRequest(
            "a picture needs vl-convert, which is not installed; pip install 'previously[charts]'"
        ) from None
    return vl_convert
