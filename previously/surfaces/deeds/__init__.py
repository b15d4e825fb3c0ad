"""What changes a story or tries a change, the same behind every door: lines logged, a draft checked."""
