"""Stated figures beside the computed ones."""
