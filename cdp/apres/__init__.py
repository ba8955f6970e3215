"""What a session leaves: notes, minutes, sheets, representatives."""
