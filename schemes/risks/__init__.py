"""Risks of a scheme."""
