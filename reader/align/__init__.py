"""Which text answers which."""
