"""House formats: headings, numbering and blocks of papers, as data."""
