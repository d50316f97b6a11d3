"""Lines over shares: one panel drawn large, several of them small, and both as a figure."""
