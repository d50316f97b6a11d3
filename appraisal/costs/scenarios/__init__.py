"""Scenarios of what options cost and save, side by side: low, central, high, and named ones."""
