"""A transcript brought from elsewhere: read from its file, its speakers and names looked at, then kept as a text."""
