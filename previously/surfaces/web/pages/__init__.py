"""One file per page: `page(room, look, request)` returns what it shows."""
