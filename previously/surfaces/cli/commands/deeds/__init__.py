"""Commands that write into a story."""
