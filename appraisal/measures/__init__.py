"""Measures and their values."""
