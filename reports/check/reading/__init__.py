"""Finds the figures in a text: one module for each kind of figure."""
