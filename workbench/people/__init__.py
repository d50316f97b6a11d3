"""People: signing in and out."""
