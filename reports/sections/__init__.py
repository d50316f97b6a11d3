"""The sections of a paper, where officers write."""
