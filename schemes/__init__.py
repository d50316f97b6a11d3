"""Programmes and savings schemes, with their money."""
