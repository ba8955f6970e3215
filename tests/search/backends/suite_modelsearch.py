"""modelsearch's BackendTests, unchanged, against our backend (run by test_conformite.py with reglages.py)."""

from django.test import TestCase
from modelsearch.tests.test_backends import BackendTests


class TestWhoosh(BackendTests, TestCase):
    backend_path = "search.backends.whoosh_fr"
