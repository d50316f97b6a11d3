"""Delivery options of a scheme: the ways to deliver it that were considered."""
