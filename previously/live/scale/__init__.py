"""More than one process can do: the same work on many parts, and a survey of many stories made of it."""
