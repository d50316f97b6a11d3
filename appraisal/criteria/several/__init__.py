"""Several criteria at once: from common sets, and one's own a line each, with their scale."""
