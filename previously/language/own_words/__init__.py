"""Words of a story’s own: its lexicon file, read and checked."""
