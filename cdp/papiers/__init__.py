"""What is signed and verified."""
