"""What the press gives away."""
