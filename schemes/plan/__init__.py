"""The plan of a programme: its workstreams, its project budget and its events."""
