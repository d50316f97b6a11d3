"""The business case of a scheme: its answers."""
