"""Dates of a paper held against one another."""
