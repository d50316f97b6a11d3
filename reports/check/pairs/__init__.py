"""Pairs of sentences of one business case that cannot both be right."""
