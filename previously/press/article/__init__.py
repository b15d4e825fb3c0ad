"""An article as passages and sentences, whatever it is written in."""
