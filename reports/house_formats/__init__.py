"""House formats of an authority, made and changed by a site administrator in the browser."""
