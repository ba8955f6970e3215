"""Our public records in HSDS 3.1 (Open Referral): what it is, how it was checked: docs/hsds.md."""

VERSION = "3.1"
