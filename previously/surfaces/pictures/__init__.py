"""Pictures of a story as plain SVG."""
