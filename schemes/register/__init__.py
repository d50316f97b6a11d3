"""Schemes as a whole: starting one, describing it, moving it on."""
