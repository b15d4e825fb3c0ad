"""From a JSON scene list to a story folder."""
