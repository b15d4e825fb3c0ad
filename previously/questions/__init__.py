"""The questions a story can be asked: one file each, with its arguments and its answer."""
