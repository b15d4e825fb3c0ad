"""Headspaces: the replay of a life up to a moment; the only room that knows arrays."""
