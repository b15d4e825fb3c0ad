"""How files are written: whole or not at all, as they were but for their text, and over nobody else's."""
