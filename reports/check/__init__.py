"""The check of a paper: what its text says against the case, against its own sums, and as writing."""
