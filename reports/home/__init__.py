"""Pages above everything: home, programmes, and a programme with all that stands in it."""
