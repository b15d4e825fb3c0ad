"""An article as one reader gets it, written out: a file a format."""
