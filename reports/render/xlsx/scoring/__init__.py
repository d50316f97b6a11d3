"""One appraisal as a sheet of live formulas: what was rated, what it comes to."""
