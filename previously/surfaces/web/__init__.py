"""A story as local pages: plain text in, a page out, nothing to set up."""
