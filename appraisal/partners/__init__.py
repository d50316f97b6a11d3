"""Which authorities would join each option."""
