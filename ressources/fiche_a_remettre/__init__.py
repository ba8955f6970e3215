"""The sheet that one gives to the person accompanied: its fixed words in six languages, and what it says."""
