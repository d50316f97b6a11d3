"""How sure the first place is, as pages and papers show it."""
