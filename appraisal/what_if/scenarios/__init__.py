"""Scenarios: what was tried and saved under a name, listed, opened and held side by side."""
