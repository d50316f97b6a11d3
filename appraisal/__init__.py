"""Appraisals: options, criteria, ratings, decisions, and the engine that ranks."""
