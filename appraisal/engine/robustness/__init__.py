"""How sure the first place is: what holds under other weights, ratings and without a criterion."""
