"""What would change the order of options by cost, from their lines: in tables and in sentences."""
