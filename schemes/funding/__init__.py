"""Funding bridges and budgets of a programme."""
