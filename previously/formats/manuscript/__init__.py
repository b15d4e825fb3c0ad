"""What every manuscript has, whatever its format: pieces, the scenes they make, and where it stands in the story."""
