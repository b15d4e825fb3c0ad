"""A continuity engine for characters."""
