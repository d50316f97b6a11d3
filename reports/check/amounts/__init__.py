"""Amounts that a sentence gives to a row, between two rows, and as parts of a whole."""
