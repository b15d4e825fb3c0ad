"""Novels: chapters in Markdown and in plain text."""
