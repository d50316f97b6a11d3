"""How far an appraisal has come where assessors score apart, and its steps from state to state."""
