"""Requests and answers: who may ask, and what is said when a page cannot be shown."""
