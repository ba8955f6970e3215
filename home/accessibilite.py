"""What the accessibility statement says that changes: tests/home/test_accessibilite.py holds it to docs/mesures.md."""

from datetime import date

#: The day the whole harness (tests/navigateur/) last passed on the version that is shipped.
DERNIERS_ESSAIS = date(2026, 11, 22)
