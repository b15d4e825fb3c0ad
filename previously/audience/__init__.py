"""What an audience may see: who said what in an article, and how far it asks one to have watched."""
