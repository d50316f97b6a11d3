"""The answer and the progress of an appraisal, for its pages."""
