"""Facts, who believes what about them, and who hides what from whom."""
