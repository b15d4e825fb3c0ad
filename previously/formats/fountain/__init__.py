"""Fountain: a script as its elements, an episode, and back."""
