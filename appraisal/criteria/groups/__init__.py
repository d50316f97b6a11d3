"""Groups of ranking criteria, each with a weight of its own."""
