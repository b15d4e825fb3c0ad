"""Character cards and lorebooks, as chat hosts read them."""
