"""One person under several names: who they are, and who knows it since when."""
