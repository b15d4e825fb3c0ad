"""The chart of an arc."""
