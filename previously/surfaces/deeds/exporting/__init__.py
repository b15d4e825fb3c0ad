"""A story written out for other programs: its log as scripts or chapters."""
