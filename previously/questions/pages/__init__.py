"""Questions about a story's pages."""
