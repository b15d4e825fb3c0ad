"""An article as passages and sentences, whatever its format."""
