"""Totals, ranks, bounds and switching points."""
