"""The directory held in memory, one bit a record: filters and counts cost the same at 10,000 as at 1,000."""
