"""A line in plain English to the events it tells: words, phrases, verb groups, clauses, frames, status."""
