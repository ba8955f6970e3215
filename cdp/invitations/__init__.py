"""A session's invitation: sending it, the entry in each calendar, the answers and by which way they come."""
