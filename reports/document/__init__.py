"""The content tree of a paper, and what makes it from text."""
