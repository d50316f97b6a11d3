"""What stands between a paper and its issue."""
