"""The part of the case file on the programme and its schemes: checked, read and written."""
