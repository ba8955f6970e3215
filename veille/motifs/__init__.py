"""Patterns: what recurs over situations or coded texts, counted so that nobody is found (docs/motifs.md)."""
