"""The questions of a programme's business cases."""
