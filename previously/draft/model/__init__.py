"""Proposals from a language model that the user has named."""
