"""Lived time: which story day each scene stands on."""
