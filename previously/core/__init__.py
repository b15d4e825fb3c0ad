"""The nouns every other room uses; imports nothing of ours."""
