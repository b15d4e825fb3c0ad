"""The nouns every other package uses. Imports nothing else of ours."""
