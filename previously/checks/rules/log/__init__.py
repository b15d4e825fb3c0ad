"""What happens against what happened."""
