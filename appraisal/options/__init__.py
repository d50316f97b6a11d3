"""Options, and what is said for and against them."""
