"""Text to labelled atoms and back; the only room that knows formats and files."""
