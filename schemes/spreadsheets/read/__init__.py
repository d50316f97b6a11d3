"""How headings and cells of a spreadsheet of schemes are read."""
