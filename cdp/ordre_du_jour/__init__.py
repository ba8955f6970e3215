"""What an agenda is made of, and what its points lead to."""
