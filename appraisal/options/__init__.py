"""Options with their benefits and drawbacks."""
