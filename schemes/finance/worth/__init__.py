"""What a scheme is worth: its present value, when it pays back, and what moves that."""
