"""The forms of a criterion, by its role."""
