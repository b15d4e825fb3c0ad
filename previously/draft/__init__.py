"""Proposed lines, and the gate before the log."""
