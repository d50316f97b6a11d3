"""The home page, the list of programmes, and the page of a programme."""
