"""Published phenomena that this model is known not to show, and why. They are reported, not hidden."""

KNOWN_FAILURES = {
    "spaced healing also attenuates ABA renewal": "spaced safety lasts where it was learned, and goes nowhere",
    "gradual extinction prevents return of fear": "it would need inference about hidden causes; left out on purpose",
    "severe fear incubates from day 1 to day 28": "nothing grows by itself between events",
}
"""By the phenomenon's name."""
