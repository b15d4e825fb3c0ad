"""Passages of prose parsed: which word depends on which."""
