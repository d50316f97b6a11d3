"""What changed between two versions of a paper: what they print, and what stands behind it."""
