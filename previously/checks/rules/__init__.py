"""The rules, one a file; a rule's docstring is its page in the manual."""
