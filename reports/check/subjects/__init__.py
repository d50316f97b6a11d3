"""Whom and what a sentence speaks of: names, shorter names and quantities of a case."""
