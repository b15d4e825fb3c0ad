"""A story that is open: asked, checked, planned and changed without touching its files."""
