"""Reading text for figures: each module knows one kind of them."""
