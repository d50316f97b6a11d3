"""What every part of the case file shares: places, faults and the way of writing numbers."""
