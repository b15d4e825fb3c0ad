"""Scene lists in JSON made into a story folder."""
