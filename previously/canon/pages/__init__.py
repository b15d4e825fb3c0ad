"""Lines and the pages they rest on."""
