"""Schemes as a spreadsheet: the template, the export and the import."""
