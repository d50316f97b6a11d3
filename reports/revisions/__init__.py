"""The revision record of a paper."""
