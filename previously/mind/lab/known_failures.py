"""Published phenomena this model is known not to reproduce, and why. They are reported, not hidden."""

KNOWN_FAILURES = {
    "spaced healing also attenuates ABA renewal": "spaced safety lasts longer only where it was learned",
    "gradual extinction prevents return of fear": "it would need inference about hidden causes, left out on purpose",
    "severe fear incubates from day 1 to day 28": "nothing grows by itself between events",
}
"""Reasons by phenomenon name."""
