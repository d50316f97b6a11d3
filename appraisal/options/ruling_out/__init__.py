"""Ruling options out before the others are judged."""
