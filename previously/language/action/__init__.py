"""Who is in a scene by what its action says: named as doing or being done to, and not only spoken of or pictured."""
