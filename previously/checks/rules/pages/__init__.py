"""Rules about lines that quote their page."""
