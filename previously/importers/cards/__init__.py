"""Character cards and lorebooks of chat hosts, as a story folder."""
