"""Schemes as a spreadsheet, out and in."""
