"""Exact numbers, and numbers, ranks and lists in words. Pure: the pure cores use it as well."""
