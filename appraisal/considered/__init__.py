"""How options stand on what is weighed in words."""
