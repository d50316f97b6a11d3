"""What the row of a savings line tells by itself, without the sums of `schemes/finance/`."""
