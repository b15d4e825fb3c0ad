"""Phrases that name somebody or something."""
