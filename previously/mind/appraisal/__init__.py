"""From the log to experiences: what reaches somebody, and what it is to her."""
