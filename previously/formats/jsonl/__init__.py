"""Events that machines log, one JSON object a line."""
