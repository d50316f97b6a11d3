"""Access tokens: keys by which programs read what one person may read."""
