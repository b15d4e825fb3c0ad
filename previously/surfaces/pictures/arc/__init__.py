"""The picture of an arc."""
