"""Comments on options, ratings and sections: said, answered and resolved."""
