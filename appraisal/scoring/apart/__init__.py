"""Rating apart: each assessor's own grid, which nobody else sees before moderation."""
