"""What options cost, by year and for what they score."""
