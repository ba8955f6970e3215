"""Searches that a person follows: what entered what she may see since she last looked, and answers her words."""
