"""Sessions: where somebody is signed in, since when, and how a session ends."""
