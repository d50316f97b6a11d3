"""The check of a paper: its figures against the case, its sums, and what readers stumble over."""
