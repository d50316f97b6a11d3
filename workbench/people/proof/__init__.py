"""Proof of who somebody is: signing in step by step, and proving it anew before a heavy act."""
