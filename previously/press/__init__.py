"""Articles about a story: their notices, their quotes, and how much of them a reader may see."""
