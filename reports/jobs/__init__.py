"""Files of papers made in the background."""
