"""Criteria and their rules."""
