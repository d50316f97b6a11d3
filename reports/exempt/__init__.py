"""What a paper keeps from the public."""
