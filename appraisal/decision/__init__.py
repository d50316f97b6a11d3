"""Decisions of an appraisal."""
