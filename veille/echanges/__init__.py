"""REFI-QDA: the code book (.qdc) and the project (.qdpx), out to other programs and back (docs/refi-qda.md)."""
