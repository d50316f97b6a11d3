"""A paper's own headings: which stand in it, in which sequence, and what they are called."""
