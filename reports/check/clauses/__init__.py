"""Clauses: what one says of one subject, in whatever words, held against what the case knows."""
