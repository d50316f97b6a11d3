"""Moderation: what each assessor gave, held side by side, and the rating that the panel agrees."""
