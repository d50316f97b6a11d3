"""Approvals of a paper."""
