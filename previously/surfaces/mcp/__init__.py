"""A story for a model's host, by the Model Context Protocol: tools, resources and prompts over our questions."""
