"""Commands about a story's pages."""
