"""Impacts of a scheme on groups of people."""
