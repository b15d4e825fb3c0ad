"""The words a line can use: verbs and states as data, and their lookup."""
