"""The arithmetic that a paper states: one module for each way of stating it."""
