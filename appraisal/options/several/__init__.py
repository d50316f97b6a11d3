"""Several options at once: the baseline, and the others a line each."""
