"""What waits for a person: on Home and, by choice, in a daily email."""
