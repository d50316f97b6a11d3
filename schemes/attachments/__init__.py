"""Files that support a scheme."""
