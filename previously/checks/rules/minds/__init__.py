"""What a scene plays against what a mind bears."""
