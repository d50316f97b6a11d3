"""Checks the sums of a case file: the parts of stated ones, and those of tables of evidence."""
