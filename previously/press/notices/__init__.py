"""How far an article asks one to have watched."""
