"""What the case knows as tables of rows and columns, and what a sentence says of them."""
