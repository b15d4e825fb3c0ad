"""What people touch: parse, call, render."""
