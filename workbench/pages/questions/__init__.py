"""Questions that a form asks before it saves: said, and answered by a tick."""
