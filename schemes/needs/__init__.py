"""What a scheme needs and what needs it."""
