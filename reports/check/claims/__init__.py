"""Sentences that state a result: held against what the case says of its options and criteria."""
