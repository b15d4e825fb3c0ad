"""Files to atoms and back; alone knows YAML, JSON and files."""
