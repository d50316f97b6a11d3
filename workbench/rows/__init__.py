"""What every row shares: exact decimals, addresses, and the one way of writing."""
