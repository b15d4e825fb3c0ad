"""A writer’s sentence to what it says; alone knows grammar."""
