"""Two papers compared by their content: all that they print, and how it looks."""
