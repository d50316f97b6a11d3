"""The public case: what of a case the public may see, and what the law lets a council keep."""
