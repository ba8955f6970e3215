"""Figures for coordination and funders: pure aggregations, each with the words that define it."""
