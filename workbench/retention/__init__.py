"""What the site holds on a person, and its erasure where the law lets the record be kept."""
