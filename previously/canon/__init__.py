"""One ordered, immutable log, made of the atoms a reader may know."""
