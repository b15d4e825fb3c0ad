"""The words a line can be made of: verbs and states as data, and how they are looked up."""
