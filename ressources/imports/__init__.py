"""A table that somebody else keeps comes in: read, compared, shown, and only then written; and taken out again."""
