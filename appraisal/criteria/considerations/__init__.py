"""Taking considerations over from another appraisal of the programme."""
