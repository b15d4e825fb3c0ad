"""What of an article a reader may see, by default deny."""
