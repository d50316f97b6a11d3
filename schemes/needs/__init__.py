"""Needs: the schemes that must be delivered before another scheme."""
