"""“Previously on …”: what was told and still matters, in sentences."""
