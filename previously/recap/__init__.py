"""“Previously on …”: what was told and still weighs, in sentences."""
