"""What is looked up in a log: its parts by name, its deeds by verb."""
