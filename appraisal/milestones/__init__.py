"""The milestones of a programme's plan: points of time, and what happens when for each option."""
