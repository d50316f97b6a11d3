"""A scheme's savings lines and what they come to."""
