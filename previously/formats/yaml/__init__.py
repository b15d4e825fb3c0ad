"""YAML as positioned nodes, whatever is wrong with it."""
