"""What is so about people, things and places at a point of the story: a fold of what its lines say of the world."""
