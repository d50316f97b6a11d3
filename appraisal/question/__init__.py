"""An appraisal as a whole: starting one, and changing its question."""
