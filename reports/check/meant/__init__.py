"""What a typed value was meant for: the figure of the case that its sentence speaks of and gives
otherwise."""
