"""Amounts of a sentence beside the tables of a case: of a row, between two, and parts of a whole."""
