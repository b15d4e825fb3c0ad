"""A first story.yaml from a manuscript: the title, and the cast with aliases, pronouns and what to look at."""
