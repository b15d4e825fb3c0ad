"""The look of the charts: colours that work for colour-blind readers, always backed by a dash, a shape or a word.

The hues are those of Okabe and Ito (2008), darkened or lightened until text in them is readable. `pictures.css` is the
style of all charts: pages serve it along with their own colours, and files contain it with the colours filled in.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
TEXT, GRAPHIC = 4.5, 3.0
"""Minimum contrast for text and for graphics (WCAG 2.2, 1.4.3 and 1.4.11)."""
SHEET = Path(__file__).parent / "pictures.css"
VALUES = ("vulnerability", "healing", "void", "gold", "ink")
"""The colours of a fact's values, in order of appearance; `pictures.css` gives each its own dash."""


class Theme(NamedTuple):
    """A theme's colours as `#rrggbb`, by their names in the style sheets."""

    paper: str
    sheet: str
    ink: str
    muted: str
    rule: str
    edge: str
    shade: str
    accent: str
    distress: str
    vulnerability: str
    void: str
    healing: str
    gold: str
    was: str
    error: str


LIGHT = Theme(
    paper="#faf8f4", sheet="#ffffff", ink="#1f1e1b", muted="#5b5850", rule="#e2ddd2", edge="#8b867a", shade="#f1ede4",
    accent="#1c4f73", distress="#a84300", vulnerability="#005f99", void="#853a68", healing="#00694a", gold="#735600",
    was="#696f78", error="#a3262a",
)  # fmt: skip
DARK = Theme(
    paper="#14161a", sheet="#1a1d22", ink="#ebe7df", muted="#aaa69c", rule="#2e3138", edge="#7d818a", shade="#22262c",
    accent="#8cc4ea", distress="#f5923e", vulnerability="#5fb8ee", void="#dd8fbd", healing="#3fc79c", gold="#e6c229",
    was="#959da8", error="#ff9c95",
)  # fmt: skip
PRINT = Theme(
    paper="#ffffff", sheet="#ffffff", ink="#000000", muted="#4a4a4a", rule="#dddddd", edge="#777777", shade="#f0f0f0",
    accent="#222222", distress="#000000", vulnerability="#444444", void="#666666", healing="#444444", gold="#2a2a2a",
    was="#707070", error="#000000",
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
AUTO = "auto"
CHOICES = (AUTO, *THEMES)
"""The choices: `auto` is light, dark for readers who prefer dark, and greyscale in print."""
_MEDIA = (("(prefers-color-scheme: dark)", DARK), ("print", PRINT))


def plain_theme(choice: str) -> Theme:
    """A choice's theme for formats that can have only one, such as PNG."""
    return THEMES.get(choice, LIGHT)


def style(choice: str, font: str = FONT) -> str:
    """The style sheet of a standalone picture."""
    base = _filled(rules(), plain_theme(choice), font)
    if choice != AUTO:
        return base
    coloured = [(selector, _coloured(body)) for selector, body in rules() if _coloured(body)]
    return base + "".join(f"@media {media}{{{_filled(coloured, theme, font)}}}" for media, theme in _MEDIA)


@cache
def rules() -> tuple[tuple[str, str], ...]:
    """The rules of `pictures.css`: selectors with declarations."""
    text = re.sub(r"/\*.*?\*/", "", SHEET.read_text("utf-8"), flags=re.DOTALL)
    return tuple(
        (" ".join(selector.split()), " ".join(body.split()))
        for selector, body in re.findall(r"([^{}]+){([^{}]+)}", text)
    )


def _coloured(body: str) -> str:
    parts = [part.strip() for part in body.split(";") if re.search(r"var\(--(?!sans)", part)]
    return "".join(f"{part};" for part in parts)


def _filled(found: Iterable[tuple[str, str]], theme: Theme, font: str) -> str:
    values = {**theme._asdict(), "sans": font}
    text = "".join(f"{selector}{{{body}}}" for selector, body in found)
    return re.sub(r"var\(--([a-z]+)\)", lambda name: str(values[name[1]]), text)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1..21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
