"""What contradicts what happened: one rule a file."""
