"""From a writer's sentence to its meaning. All knowledge of grammar is here."""
