"""The scoring grid: rating options on criteria."""
