"""A scheme's savings lines: entering them, working them out, and showing the results."""
