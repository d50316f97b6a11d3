"""The trail of what people did: chained events, guarded by the database, verified."""
