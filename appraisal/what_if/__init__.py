"""What if: weights, ratings, bands and excuses are moved, and what follows is seen at once."""
