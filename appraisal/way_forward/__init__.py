"""The way forward: the decisions of a programme's strands put together."""
