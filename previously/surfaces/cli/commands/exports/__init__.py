"""Commands that write a story out for other programs."""
