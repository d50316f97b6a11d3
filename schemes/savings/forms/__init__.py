"""Forms for a savings line: one for each way of giving its money."""
