"""The timed steps of a programme."""
