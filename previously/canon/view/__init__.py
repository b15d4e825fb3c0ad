"""What an audience may see: how far it has come, and the cut that follows."""
