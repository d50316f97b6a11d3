"""The schemes of a programme together, against its target."""
