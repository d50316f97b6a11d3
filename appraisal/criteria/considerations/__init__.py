"""Considerations that an appraisal takes over from another."""
