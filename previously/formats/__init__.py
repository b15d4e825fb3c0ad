"""From files to atoms and back. All knowledge of YAML, JSON and files is here."""
