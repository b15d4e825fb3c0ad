"""One page a file: `page(room, look, request)` gives what it shows."""
