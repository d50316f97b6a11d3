"""The list of contents of a Word file, and the pages that it names."""
