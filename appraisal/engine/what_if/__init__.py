"""What if: an appraisal with some of its weights, ratings, bands or excuses changed."""
