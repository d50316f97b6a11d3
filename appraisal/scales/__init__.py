"""Scales and their levels."""
