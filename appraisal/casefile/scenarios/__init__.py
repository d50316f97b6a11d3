"""Scenarios of an appraisal: their parts of the case file, and what the engine makes of them."""
