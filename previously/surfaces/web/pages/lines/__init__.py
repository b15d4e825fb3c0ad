"""Pages about lines as an author writes them: what a sentence is read as, and which nobody could read."""
