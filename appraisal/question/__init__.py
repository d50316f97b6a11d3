"""An appraisal as a whole: its question."""
