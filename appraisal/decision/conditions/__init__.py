"""The conditions on which an appraisal was decided."""
