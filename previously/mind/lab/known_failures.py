"""Published phenomena this model is known not to reproduce, and why. They are reported, not hidden."""

KNOWN_FAILURES = {
    "severe fear incubates from day 1 to day 28": "nothing grows by itself between events",
    "a milder end added to a bad hour makes it remembered as less bad": "no harm added ever lowers a wound",
}
"""Reasons by phenomenon name."""
