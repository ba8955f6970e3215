"""The code book: what one does to it, its versions, what it finds, and how far two coders agree."""
