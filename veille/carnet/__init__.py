"""The notebook of a session: what the veilleuse writes while it is held, point by point."""
