"""What a brief is made of: what has reached somebody, in rows that weigh, fitted into a budget."""
