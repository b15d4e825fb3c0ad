"""Charts of a story as plain SVG."""
