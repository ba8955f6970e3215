"""A session while it is held."""
