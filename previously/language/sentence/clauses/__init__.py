"""The clauses of a sentence: where each begins, who acts in it, and its verb."""
