"""YAML as nodes with their places, whatever is wrong with it."""
