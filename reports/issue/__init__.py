"""Versions of a paper: issuing one, what it froze, what changed."""
