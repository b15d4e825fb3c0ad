"""What a terminal shows: words before numbers."""
