"""What is wrong with the text itself."""
