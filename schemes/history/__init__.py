"""The audit trail of a programme as people read it."""
