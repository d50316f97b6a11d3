"""Blocks of a paper: each a part of the case as content."""
