"""The way forward: what the strands of a programme decided together."""
