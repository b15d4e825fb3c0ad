"""A story served by several processes."""
