"""How the numbers of one sentence stand to one another: one module for each relation."""
