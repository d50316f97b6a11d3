"""What is exempt in a paper: its things, numbers and names, and the search for them in a copy."""
