"""Blocks on programmes and schemes: money, plans, evidence."""
