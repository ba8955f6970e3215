"""What the veilleuse publishes: read by one function for every reader and every way out (lecture.py)."""
