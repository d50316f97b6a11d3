"""An appraisal's part of the case file."""
