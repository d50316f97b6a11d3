"""What people are asked about a criterion, by its role."""
