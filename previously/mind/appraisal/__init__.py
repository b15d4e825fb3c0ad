"""From the log to experiences: which events reach a character, and what they mean to her."""
