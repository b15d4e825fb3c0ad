"""The laboratory: protocols of the model, run and read."""
