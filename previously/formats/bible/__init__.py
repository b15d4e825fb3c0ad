"""A bible in YAML: story.yaml, season files and plans."""
