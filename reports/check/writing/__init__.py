"""Checks the writing of a paper: one module for each thing that makes it hard to read."""
