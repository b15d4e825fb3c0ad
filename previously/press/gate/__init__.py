"""How much of an article a reader may see: nothing, by default."""
