"""Who says each quotation of a manuscript in prose."""
