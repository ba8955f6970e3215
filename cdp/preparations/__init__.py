"""What is written before a session."""
