"""What assessors gave apart, as the case file of a paper carries it: without saying whose."""
