"""What may be asked of a story: one file a question, with its arguments and its answer."""
