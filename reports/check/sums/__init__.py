"""Arithmetic that a paper states: each module knows one way of stating it."""
