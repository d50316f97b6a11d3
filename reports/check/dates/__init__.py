"""Dates of a paper compared with one another."""
