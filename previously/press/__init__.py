"""Articles about a story: notices, quotes, and what of them a reader may see."""
