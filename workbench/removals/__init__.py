"""What is removed is kept for 30 days, and put back as it was by whoever may remove it."""
