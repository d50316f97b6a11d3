"""What was typed into a form by somebody who is signed out when it arrives, kept for them."""
