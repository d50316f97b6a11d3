"""What people are asked about a savings line."""
