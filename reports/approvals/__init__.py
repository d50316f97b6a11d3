"""Approvals of a paper: asking a role for one, and answering."""
