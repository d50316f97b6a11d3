"""A scheme started as the copy of another of its programme."""
