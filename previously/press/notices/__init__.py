"""How far an article asks its readers to have watched."""
