"""A paper made whole, as a file of any kind."""
