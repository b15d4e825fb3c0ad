"""What rules propose of a story's pages, the same on every run."""
