"""The results of an appraisal."""
