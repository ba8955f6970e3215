"""Searches that found nothing: words and a month, never a person, shown as needs."""
