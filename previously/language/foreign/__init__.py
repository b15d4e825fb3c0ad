"""Sentences of other languages, by frames."""
