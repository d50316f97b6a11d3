"""Actions and contracts of a programme in the case file."""
