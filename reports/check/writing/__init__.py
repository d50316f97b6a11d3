"""A paper as writing: each module looks for one thing that a reader would stumble over."""
