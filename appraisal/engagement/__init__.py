"""Engagement of a programme: sessions, who came, what they said and what was done about it."""
