"""Measuring how well a search answers: judged questions in, figures out. Nothing of the site is read or written."""
