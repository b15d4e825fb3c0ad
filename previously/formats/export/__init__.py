"""A log written into scripts and chapters: as notes under headings of its own, or beside its author's pages."""
