"""The read API: what programs may read with an access token (docs/api.md)."""
