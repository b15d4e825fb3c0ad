"""Every colour of every theme can be seen on its ground, and no two lines differ by colour alone."""

import pytest

from previously.surfaces.charts.furniture import GLYPHS
from previously.surfaces.charts.knows_chart import SHAPES
from previously.surfaces.charts.theme import DASHES, GRAPHIC, TEXT, THEMES, VALUE_DASHES, Theme, contrast

each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@each_theme
def test_text_can_be_read_on_its_ground_and_on_every_shade(theme: Theme) -> None:
    for colour in theme.texts:
        assert contrast(colour, theme.ground) >= TEXT, f"{colour} on {theme.ground}"
    for shade in (theme.shade, theme.plan):
        assert contrast(theme.muted, shade) >= TEXT, f"{theme.muted} on {shade}"
        assert contrast(theme.ink, shade) >= TEXT


@each_theme
def test_graphics_can_be_seen_on_their_ground_and_on_every_shade(theme: Theme) -> None:
    for ground in (theme.ground, theme.shade, theme.plan):
        for colour in (theme.distress, theme.vulnerability, theme.void, theme.wound, theme.was, theme.muted):
            assert contrast(colour, ground) >= GRAPHIC, f"{colour} on {ground}"


def test_no_two_lines_differ_by_colour_alone() -> None:
    dashes = [tuple(dash) for dash in DASHES.values()]
    assert len(set(dashes)) == len(dashes)
    assert len({tuple(dash) for dash in VALUE_DASHES}) == len(VALUE_DASHES)


def test_no_two_kinds_of_marks_differ_by_colour_alone() -> None:
    assert len(set(GLYPHS.values())) == len(GLYPHS)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_print_has_no_colour() -> None:
    for colour in (*THEMES["print"].texts, THEMES["print"].ground, THEMES["print"].plan, THEMES["print"].wound):
        assert colour[1:3] == colour[3:5] == colour[5:7], colour
