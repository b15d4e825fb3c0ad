"""Fountain: a script as its elements and as an episode, and back."""
