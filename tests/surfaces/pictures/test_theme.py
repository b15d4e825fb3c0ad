"""Every colour of every theme can be seen on its ground, and no two lines differ by colour alone."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from previously.surfaces.pictures.arc.marks import GLYPHS
from previously.surfaces.pictures.knows import SHAPES
from previously.surfaces.pictures.theme import (
    AUTO,
    DARK,
    GRAPHIC,
    LIGHT,
    PRINT,
    TEXT,
    THEMES,
    VALUES,
    Theme,
    contrast,
    rules,
    style,
)

each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
SITE = Path(__file__).parents[3] / "previously/surfaces/web/static/site.css"
BESIDE = ("distress", "vulnerability", "void", "was", "rest"), ("pleasure", "arousal", "dominance")
"""Lines that stand in one panel."""


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def used(*properties: str, text: bool) -> set[str]:
    """The colours that the style sheet gives these properties, of text or of anything else."""
    found = set()
    for selector, body in rules():
        if ("text" in selector) == text:
            for part in body.split(";"):
                name, _, value = part.partition(":")
                if name.strip() in properties and (colour := re.search(r"var\(--([a-z]+)\)", value)):
                    found.add(colour[1])
    return found


@each_theme
def test_text_can_be_read_on_its_ground_and_on_every_shade(theme: Theme) -> None:
    colours = used("fill", text=True)
    assert {"ink", "muted", "distress", "vulnerability", "void", "healing", "error"} <= colours
    for name in colours:
        for ground in (theme.paper, theme.sheet):
            assert contrast(getattr(theme, name), ground) >= TEXT, f"{name} on {ground}"
    assert contrast(theme.muted, theme.shade) >= TEXT
    assert contrast(theme.ink, theme.shade) >= TEXT


@each_theme
def test_graphics_can_be_seen_on_their_ground_and_on_every_shade(theme: Theme) -> None:
    """But for what only stands behind: the rules, the shades, and the ground itself."""
    drawn = used("stroke", "fill", text=False) - {"rule", "shade", "paper", "sheet"}
    assert len(drawn) >= 8
    for name in drawn:
        for ground in (theme.paper, theme.sheet, theme.shade):
            assert contrast(getattr(theme, name), ground) >= GRAPHIC, f"{name} on {ground}"


def declared(selector: str) -> dict[str, str]:
    """All that the style sheet says of one selector."""
    found: dict[str, str] = {}
    for selectors, body in rules():
        if selector in selectors.split(", "):
            found |= {part.split(":")[0].strip(): part.split(":")[1].strip() for part in body.split(";") if ":" in part}
    return found


@pytest.mark.parametrize("beside", BESIDE)
def test_no_two_lines_differ_by_colour_alone(beside: tuple[str, ...]) -> None:
    looks = {name: declared(f".picture .line.{name}") for name in beside}
    for one, other in combinations(looks, 2):
        without_colour = [{**looks[name], "stroke": ""} for name in (one, other)]
        assert without_colour[0] != without_colour[1], (one, other)


def test_no_two_values_of_a_fact_differ_by_colour_alone() -> None:
    looks = [declared(f".picture .value-{number}") for number in range(len(VALUES))]
    assert [re.findall(r"--(\w+)", look["stroke"])[0] for look in looks] == list(VALUES)
    assert len({look.get("stroke-dasharray") for look in looks}) == len(VALUES)


def test_no_two_kinds_of_marks_differ_by_colour_alone() -> None:
    assert len(set(GLYPHS.values())) == len(GLYPHS)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_print_has_no_colour() -> None:
    for colour in PRINT:
        assert colour[1:3] == colour[3:5] == colour[5:7], colour


def test_a_file_has_its_own_colours_for_the_light_the_dark_and_for_paper() -> None:
    light, _, rest = style(AUTO).partition("@media (prefers-color-scheme: dark){")
    dark, _, paper = rest.partition("@media print{")
    for text, theme in ((light, LIGHT), (dark, DARK), (paper, PRINT)):
        assert f"fill: {theme.muted};" in text
        assert f"stroke: {theme.distress}" in text
    assert "var(" not in style(AUTO)
    assert "@media" not in style("dark")


def test_the_pages_colours_are_those_of_the_pictures() -> None:
    sheet = SITE.read_text("utf-8")
    blocks = re.findall(r":root {([^}]*--distress[^}]*)}", sheet)
    for block, theme in zip(blocks, (LIGHT, DARK), strict=False):
        given = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block))
        assert {name: given[name] for name in theme._fields} == theme._asdict()
