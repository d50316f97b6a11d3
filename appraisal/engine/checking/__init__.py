"""Refusing an appraisal that contradicts itself."""
