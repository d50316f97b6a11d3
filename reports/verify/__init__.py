"""Whether a PDF still says what it was made from."""
