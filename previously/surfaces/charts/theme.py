"""The look of the charts: colours that colour-blind readers can tell apart, never without a dash, a shape or a word.

The hues are those of Okabe and Ito (2008), darkened or lightened until each bears text on its ground.
"""

from typing import NamedTuple

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast of text, and of graphics, to their ground (WCAG 2.2, 1.4.3 and 1.4.11)."""
DASHES: dict[str, list[int]] = {"distress": [], "vulnerability": [8, 3], "void": [2, 3], "as it is": [5, 4]}
VALUE_DASHES: tuple[list[int], ...] = ([], [9, 4], [2, 3], [12, 3, 2, 3], [5, 2])
"""How the lines of a chart, and the values of a fact, differ where colours do not."""


class Theme(NamedTuple):
    """The colours of one theme, as `#rrggbb`. `values` are for the values of a fact, `false` for what is not so."""

    name: str
    ground: str
    ink: str
    muted: str
    rule: str
    shade: str
    plan: str
    distress: str
    vulnerability: str
    void: str
    harm: str
    healing: str
    loss: str
    wound: str
    was: str
    false: str
    values: tuple[str, ...]

    def line(self, name: str) -> str:
        """The colour of one of the lines of an arc."""
        return {"distress": self.distress, "vulnerability": self.vulnerability, "void": self.void}.get(name, self.was)

    def mark(self, kind: str) -> str:
        """The colour of what a line did."""
        return {"harm": self.harm, "healing": self.healing, "loss": self.loss}[kind]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every colour that text is written in."""
        lines = (self.distress, self.vulnerability, self.void, self.was)
        return (self.ink, self.muted, *lines, self.harm, self.healing, self.loss, self.false, *self.values)


LIGHT = Theme(
    "light", ground="#ffffff", ink="#1d2127", muted="#5a626d", rule="#e3e6ea", shade="#f1f3f5", plan="#eaf3fa",
    distress="#b34700", vulnerability="#0065a3", void="#8a3f6d", harm="#b34700", healing="#00704f", loss="#8a3f6d",
    wound="#b34700", was="#6b727c", false="#b34700", values=("#0065a3", "#00704f", "#8a3f6d", "#7a5c00", "#1d2127"),
)  # fmt: skip
DARK = Theme(
    "dark", ground="#15181d", ink="#eceff3", muted="#a7b0bb", rule="#2b3038", shade="#1f242b", plan="#172a38",
    distress="#f5923e", vulnerability="#5fb8ee", void="#dd8fbd", harm="#f5923e", healing="#3fc79c", loss="#dd8fbd",
    wound="#f5923e", was="#8d96a1", false="#f5923e", values=("#5fb8ee", "#3fc79c", "#dd8fbd", "#e6c229", "#eceff3"),
)  # fmt: skip
PRINT = Theme(
    "print", ground="#ffffff", ink="#000000", muted="#4a4a4a", rule="#dddddd", shade="#f0f0f0", plan="#e8e8e8",
    distress="#000000", vulnerability="#444444", void="#6a6a6a", harm="#000000", healing="#444444", loss="#6a6a6a",
    wound="#555555", was="#767676", false="#000000", values=("#000000", "#444444", "#6a6a6a", "#2a2a2a", "#707070"),
)  # fmt: skip
THEMES = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1..21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
