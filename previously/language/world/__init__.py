"""What a line says of the world: who is held, hurt, married, what they own, how they look, how far places are."""
