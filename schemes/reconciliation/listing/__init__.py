"""The list of stated figures as an address asks for it, on a page and as a file."""
